using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace OrleansMesh.Tests;

/// <summary>Ports that nobody listens on: taken together, so that they differ, then given back.</summary>
/// <remarks>
/// Below those that systems give out by themselves (Linux from 32768, others from 49152): one of these, given back, soon belongs to the next
/// connection or listener that asks for any, and the process it was meant for finds it taken. Of ours, one chance in thousands is left.
/// </remarks>
internal static class FreePorts
{
    private const int First = 15_000;
    private const int End = 30_000;

    public static int[] Take(int count)
    {
        var listeners = new List<TcpListener>();
        try
        {
            while (listeners.Count < count)
            {
                if (TryListen(RandomNumberGenerator.GetInt32(First, End)) is { } listener)
                {
                    listeners.Add(listener);
                }
            }

            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    private static TcpListener? TryListen(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
