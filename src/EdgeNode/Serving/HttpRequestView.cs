using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>A request as matching sees it; looks at the request itself, copies nothing.</summary>
internal readonly struct HttpRequestView(HttpContext context, AdmittedRequest admitted) : IRequestView
{
    private readonly GatewayConnection? _gateway = context.Features.Get<GatewayConnection>();

    public ReadOnlySpan<char> Host => admitted.Host;

    public ReadOnlySpan<char> Path => admitted.Target.Path;

    public ReadOnlySpan<char> Query => admitted.Target.Query;

    public string Method => context.Request.Method;

    public string Scheme => context.Request.Scheme;

    public int LocalPort => _gateway?.Port ?? context.Connection.LocalPort;

    public string? Entrance => _gateway?.Entrance;

    // RFC 9110 5.3: several fields of one name mean their values joined by commas. A condition must see all of them.
    public string? Header(string name) =>
        context.Request.Headers.TryGetValue(name, out var values) ? values.Count == 1 ? values[0] : string.Join(',', values.ToArray()) : null;
}
