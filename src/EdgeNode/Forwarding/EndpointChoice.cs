using OrleansMesh.EdgeNode.Upstreams;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>What is known of a request when an endpoint is chosen for it.</summary>
/// <param name="Context">The client's request.</param>
/// <param name="Random">Drawn from only where there is a choice.</param>
/// <param name="Tried">The endpoints that earlier attempts went to and this one should avoid; null for the first attempt.</param>
internal readonly record struct EndpointChoice(HttpContext Context, RandomSource Random, IReadOnlyList<UpstreamEndpoint>? Tried);
