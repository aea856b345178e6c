using Microsoft.AspNetCore.Connections;

namespace OrleansMesh.EdgeNode.Listening;

/// <summary>Bounds the open connections of all listeners of clients together; more are closed as they come.</summary>
internal sealed class ConnectionLimit(int most)
{
    private int _open;
    private long _refused;

    /// <summary>Connections that were closed because there were too many, since the start.</summary>
    public long Refused => Volatile.Read(ref _refused);

    /// <summary>Open connections.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Stands before everything else that is done with a connection.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        try
        {
            if (Interlocked.Increment(ref _open) > most)
            {
                Interlocked.Increment(ref _refused);
                connection.Abort();
            }
            else
            {
                await next(connection);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    };
}
