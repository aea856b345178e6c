using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Upstreams.Balancing;
using OrleansMesh.Routing.Health;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>The endpoints of a cluster that requests go to now, and how one is chosen. Immutable; another is made when endpoints, health or weights change.</summary>
/// <param name="all">Every endpoint.</param>
/// <param name="usable">Those that may be chosen.</param>
/// <param name="picker">Chooses among <paramref name="usable"/>; null where there is no choice.</param>
internal sealed class EndpointSet(UpstreamEndpoint[] all, UpstreamEndpoint[] usable, EndpointPicker? picker)
{
    // As Istio sets Envoy up: so often another endpoint is drawn before one that was tried is taken.
    private const int Redraws = 5;

    public UpstreamEndpoint[] All { get; } = all;

    public UpstreamEndpoint[] Usable { get; } = usable;

    /// <summary>By which rules those are passed over that were ejected since it was made; null where all may be chosen.</summary>
    public OutlierRules? Rules { get; init; }

    /// <summary>The version of the health that it was made by.</summary>
    public int HealthVersion { get; init; }

    /// <summary>When weights change by themselves; a timestamp.</summary>
    public long ReweighAt { get; init; } = long.MaxValue;

    /// <summary>The answers of DNS that it was made by, name by name.</summary>
    public System.Net.IPAddress[]?[] Answers { get; init; } = [];

    /// <summary>An endpoint; null where none may be chosen.</summary>
    /// <param name="random">To draw from.</param>
    /// <param name="hash">The hash of the request's key; null for none.</param>
    /// <param name="tried">Endpoints to avoid; null for none.</param>
    /// <param name="turns">Counts the turns.</param>
    public UpstreamEndpoint? Pick(RandomSource random, ulong? hash, IReadOnlyList<UpstreamEndpoint>? tried, ref int turns)
    {
        if (Usable.Length == 0)
        {
            return Healthy();
        }

        var first = picker?.Pick(random, hash, ref turns) ?? 0;
        var endpoint = Usable[first];
        return (tried is null || !Has(tried, endpoint)) && (Rules is null || !endpoint.State.Health.IsEjected)
            ? endpoint
            : Other(first, random, hash, tried, ref turns);
    }

    private static bool Has(IReadOnlyList<UpstreamEndpoint> tried, UpstreamEndpoint endpoint)
    {
        for (var i = 0; i < tried.Count; i++)
        {
            if (ReferenceEquals(tried[i].State, endpoint.State))
            {
                return true;
            }
        }

        return false;
    }

    // Whoever came back since the set was made.
    private UpstreamEndpoint? Healthy() => Array.Find(All, endpoint => !endpoint.State.Health.IsEjected);

    private UpstreamEndpoint? Other(int first, RandomSource random, ulong? hash, IReadOnlyList<UpstreamEndpoint>? tried, ref int turns)
    {
        var passesOver = Rules is not null && !HealthBook.IsPanic(All.Count(endpoint => !endpoint.State.Health.IsEjected), All.Length, Rules);
        for (var attempt = 1u; picker is not null && attempt <= Redraws; attempt++)
        {
            var endpoint = Usable[picker.Pick(random, hash is { } key ? Routing.Balancing.XxHash64.Of(key, attempt) : null, ref turns)];
            if (Suits(endpoint, tried, passesOver))
            {
                return endpoint;
            }
        }

        for (var step = 0; step < Usable.Length; step++)
        {
            var endpoint = Usable[(first + step) % Usable.Length];
            if (Suits(endpoint, tried, passesOver))
            {
                return endpoint;
            }
        }

        return passesOver && Usable[first].State.Health.IsEjected ? Healthy() : Usable[first];
    }

    private static bool Suits(UpstreamEndpoint endpoint, IReadOnlyList<UpstreamEndpoint>? tried, bool passesOver) =>
        (tried is null || !Has(tried, endpoint)) && !(passesOver && endpoint.State.Health.IsEjected);
}
