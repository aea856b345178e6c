using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>A VirtualService that does not compile and is left out as a whole.</summary>
/// <param name="Key">Which.</param>
/// <param name="Errors">Everything that is wrong with it.</param>
public sealed record RefusedVirtualService(ResourceKey Key, ValueList<ConfigError> Errors);
