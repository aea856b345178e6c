using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;

namespace OrleansMesh.Routing.Gateways;

/// <summary>A server of a Gateway on a listener.</summary>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Path">Where in it the server stands, such as <c>spec.servers[0]</c>.</param>
/// <param name="Entrance">What <see cref="Matching.IRequestView.Entrance"/> is for its requests. Servers in the clear share that of their listener.</param>
/// <param name="Hosts">The hosts it serves.</param>
/// <param name="HttpsRedirect">Whether its hosts are answered in the clear by a redirect to https alone.</param>
/// <param name="Tls">How it is secured; null in the clear.</param>
public sealed record ListenerServer(
    ResourceKey Gateway, string Path, string Entrance, ValueList<ServerHost> Hosts, bool HttpsRedirect, ServerTlsSettings? Tls)
{
    /// <summary>What the operator calls it; null for no name.</summary>
    public string? Name { get; init; }

    /// <summary>How operators are told of it.</summary>
    public override string ToString() => $"Gateway {Gateway.Namespace}/{Gateway.Name} ({(Name is null ? Path : $"{Path}, {Name}")})";
}
