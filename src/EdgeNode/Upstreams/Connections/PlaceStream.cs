using System.Net.Sockets;

namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>A connection that holds a place, and gives it back once when it is closed.</summary>
internal sealed class PlaceStream(Socket socket, Action release) : NetworkStream(socket, ownsSocket: true)
{
    private int _isReleased;

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
        {
            release();
        }
    }
}
