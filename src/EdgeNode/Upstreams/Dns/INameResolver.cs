using System.Net;

namespace OrleansMesh.EdgeNode.Upstreams.Dns;

/// <summary>Asks for the addresses of a name.</summary>
internal interface INameResolver
{
    /// <summary>The addresses, in the order they are to be tried.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is no answer.</exception>
    Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken);
}
