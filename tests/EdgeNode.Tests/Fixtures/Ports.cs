using System.Net;
using System.Net.Sockets;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Ports of this machine.</summary>
internal static class Ports
{
    /// <summary>Whether nobody listens on a port.</summary>
    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            return false;
        }
    }
}
