using System.Net;

namespace OrleansMesh.EdgeNode.Upstreams.Dns;

/// <summary>The resolver of the operating system.</summary>
internal sealed class SystemResolver : INameResolver
{
    public Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken) => System.Net.Dns.GetHostAddressesAsync(name, cancellationToken);
}
