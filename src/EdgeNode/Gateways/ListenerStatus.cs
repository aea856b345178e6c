using OrleansMesh.Routing.Gateways;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>How one listener stands, to look at.</summary>
/// <param name="Listener">What the Gateways ask for.</param>
/// <param name="Addresses">Where it listens; none while it does not.</param>
/// <param name="Problem">Why it does not listen; null while it does.</param>
/// <param name="Tls">Its TLS servers, each with what keeps it from shaking hands.</param>
internal sealed record ListenerStatus(GatewayListener Listener, IReadOnlyList<Uri> Addresses, string? Problem, IReadOnlyList<TlsServer> Tls);
