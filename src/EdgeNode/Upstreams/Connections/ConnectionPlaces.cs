using System.Net;

namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>Bounds the connections to each endpoint of one client over all its pools, of which .NET has one for each host. Keeps nothing of endpoints without connections.</summary>
/// <param name="most">Connections to one endpoint; at least 1.</param>
internal sealed class ConnectionPlaces(int most)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Host, int Port), Places> _endpoints = [];

    /// <summary>Waits for a place, as long as connecting may take.</summary>
    /// <returns>Gives the place back; to be called once.</returns>
    /// <exception cref="ConnectionsFullException">None became free.</exception>
    public async ValueTask<Action> TakeAsync(DnsEndPoint endpoint, CancellationToken cancellationToken)
    {
        var key = (endpoint.Host, endpoint.Port);
        Places? places;
        lock (_lock)
        {
            if (!_endpoints.TryGetValue(key, out places))
            {
                _endpoints.Add(key, places = new(new SemaphoreSlim(most)));
            }

            places.Users++;
        }

        try
        {
            await places.Free.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Leave(key, places);
            throw new ConnectionsFullException();
        }

        return () =>
        {
            places.Free.Release();
            Leave(key, places);
        };
    }

    private void Leave((string Host, int Port) key, Places places)
    {
        lock (_lock)
        {
            if (--places.Users == 0)
            {
                _endpoints.Remove(key);
            }
        }
    }

    private sealed class Places(SemaphoreSlim free)
    {
        public SemaphoreSlim Free { get; } = free;

        /// <summary>Connections and those who wait for one.</summary>
        public int Users { get; set; }
    }
}
