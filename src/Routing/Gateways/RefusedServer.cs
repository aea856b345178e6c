using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Gateways;

/// <summary>A server of a Gateway that an older one leaves no place for.</summary>
/// <param name="Gateway">The Gateway; its other servers are served.</param>
/// <param name="Error">Which server, and why.</param>
public sealed record RefusedServer(ResourceKey Gateway, ConfigError Error);
