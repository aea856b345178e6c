using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>The request that a shadow is made from, as the choice of an endpoint sees it.</summary>
internal readonly struct CopiedRequest(OutgoingRequest request) : IHashedRequest
{
    public string Host => HostName.Fold(HostName.WithoutPort(request.Host).ToString());

    public string Source => request.ClientAddress;

    public ReadOnlySpan<char> Query
    {
        get
        {
            var mark = request.Target.IndexOf('?', StringComparison.Ordinal);
            return mark < 0 ? default : request.Target.AsSpan(mark + 1);
        }
    }

    public string? Header(string name)
    {
        foreach (var (field, values) in request.Headers)
        {
            if (field.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return values.Count == 1 ? values[0] : string.Join(',', values.ToArray());
            }
        }

        return null;
    }
}
