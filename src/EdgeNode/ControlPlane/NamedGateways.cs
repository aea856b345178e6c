using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Orleans.Messaging;

namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>Gives Orleans' client the gateways that the setting names, looked up anew at each refresh: a silo that moved is found under its name.</summary>
internal sealed partial class NamedGateways(IReadOnlyList<GatewayEndpoint> endpoints, TimeSpan refreshPeriod, ILogger<NamedGateways> logger) : IGatewayListProvider
{
    private readonly ConcurrentDictionary<string, bool> _unresolved = new();

    public TimeSpan MaxStaleness => refreshPeriod;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        var gateways = new List<Uri>();
        foreach (var endpoint in endpoints)
        {
            foreach (var address in await ResolveAsync(endpoint.Host))
            {
                gateways.Add(SiloAddress.New(new IPEndPoint(address, endpoint.Port), 0).ToGatewayUri());
            }
        }

        return gateways;
    }

    private async Task<IPAddress[]> ResolveAsync(string host)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(host);
            _unresolved.TryRemove(host, out _);
            return addresses;
        }
        catch (SocketException e)
        {
            // The others may do; if there is none the client tries again.
            if (_unresolved.TryAdd(host, true))
            {
                Log.NotResolved(logger, host, e.Message);
            }

            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3010, LogLevel.Warning, "The control plane's name {Host} has no address: {Problem}", EventName = "GatewayNotResolved")]
        public static partial void NotResolved(ILogger logger, string host, string problem);
    }
}
