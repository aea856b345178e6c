using System.Net;
using System.Net.Sockets;

namespace OrleansMesh.Hosting;

/// <summary>Tries ports before a process starts, so that a taken one is told in one line that names its setting.</summary>
public static class PortCheck
{
    /// <summary>Binds <paramref name="endpoint"/> for a moment.</summary>
    /// <exception cref="StartupException">It is taken, not ours, or not allowed.</exception>
    public static void RequireFree(string setting, IPEndPoint endpoint)
    {
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endpoint);

            // Linux lets two sockets bind with SO_REUSEADDR; only listening tells.
            socket.Listen(1);
        }
        catch (SocketException e)
        {
            throw new StartupException(setting, Describe(endpoint, e), e);
        }
    }

    private static string Describe(IPEndPoint endpoint, SocketException e) => e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"port {endpoint.Port} on {endpoint.Address} is taken by another process",
        SocketError.AccessDenied => $"port {endpoint.Port} on {endpoint.Address} may not be used by this user",
        SocketError.AddressNotAvailable => $"{endpoint.Address} is not an address of this machine",
        _ => $"cannot listen on {endpoint}: {e.Message}",
    };
}
