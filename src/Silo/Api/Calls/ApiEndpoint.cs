using OrleansMesh.Silo.Api.Answers;

namespace OrleansMesh.Silo.Api.Calls;

/// <summary>Answers one kind of call.</summary>
internal delegate Task<ApiAnswer> ApiEndpoint(ApiCall call);
