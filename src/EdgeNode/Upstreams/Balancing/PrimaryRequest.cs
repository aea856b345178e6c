using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>A client's request, as the choice of an endpoint sees it; copies nothing.</summary>
internal readonly struct PrimaryRequest(HttpContext context) : IHashedRequest
{
    public string Host => HostName.Fold(HostName.WithoutPort(context.Request.Host.Value).ToString());

    public string Source => OutgoingRequest.AddressText(context.Connection.RemoteIpAddress);

    public ReadOnlySpan<char> Query => context.Request.QueryString.Value is { Length: > 0 } query ? query.AsSpan(1) : default;

    public string? Header(string name) =>
        context.Request.Headers.TryGetValue(name, out var values) ? values.Count == 1 ? values[0] : string.Join(',', values.ToArray()) : null;
}
