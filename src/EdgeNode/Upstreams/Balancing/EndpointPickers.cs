using OrleansMesh.Routing.Balancing;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams.Balancing;

/// <summary>Makes the picker that a policy asks for.</summary>
internal static class EndpointPickers
{
    /// <param name="settings">What the policy says; null for nothing.</param>
    /// <param name="endpoints">Two or more.</param>
    /// <param name="weights">Their weights, which warm-up may have changed; each at least 1.</param>
    public static EndpointPicker Create(LoadBalancerSettings? settings, UpstreamEndpoint[] endpoints, int[] weights) => settings switch
    {
        { ConsistentHash: { } hash } => new HashPicker(Table(hash, endpoints, weights)),
        { Simple: SimpleLoadBalancer.RoundRobin } => new RoundRobinPicker(weights),
        { Simple: SimpleLoadBalancer.Random } => new RandomPicker(weights),
        _ => new LeastRequestPicker(endpoints, weights),
    };

    /// <summary>The warm-up that a policy asks for; null for none, or where the algorithm has none.</summary>
    public static Warmup? Warmup(LoadBalancerSettings? settings)
    {
        if (settings is null || settings.ConsistentHash is not null || settings.Simple is SimpleLoadBalancer.Random or SimpleLoadBalancer.Passthrough)
        {
            return null;
        }

        var duration = settings.Warmup?.Duration ?? settings.WarmupDurationSecs;
        return duration is { Value: var time } && time > TimeSpan.Zero
            ? new(time, settings.Warmup?.MinimumPercent ?? 10, settings.Warmup?.Aggression is > 0 and var bend ? bend : 1)
            : null;
    }

    private static IHashTable Table(ConsistentHashSettings settings, UpstreamEndpoint[] endpoints, int[] weights)
    {
        var hosts = new BalancedHost[endpoints.Length];
        for (var i = 0; i < hosts.Length; i++)
        {
            hosts[i] = new(endpoints[i].Authority, weights[i]);
        }

        return settings.Maglev is { } maglev
            ? new MaglevTable(hosts, (int)Math.Clamp(maglev.TableSize is > 0 and var size ? size : MaglevTable.DefaultSize, (ulong)hosts.Length, 5_000_011))
            : new HashRing(hosts, settings.RingHash?.MinimumRingSize ?? settings.MinimumRingSize ?? HashRing.DefaultMinimumSize);
    }
}
