namespace OrleansMesh.EdgeNode.Serving;

/// <summary>What the edge goes by of a request that <see cref="RequestGuard"/> let in.</summary>
/// <param name="Target">The request target in origin form.</param>
/// <param name="Host">The authority as sent, port included; never empty.</param>
internal readonly record struct AdmittedRequest(RequestTarget Target, string Host);
