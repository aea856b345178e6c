using OrleansMesh.EdgeNode.Upstreams.Balancing;
using OrleansMesh.EdgeNode.Upstreams.Dns;
using OrleansMesh.Routing.Balancing;
using OrleansMesh.Routing.Health;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>Keeps a cluster's <see cref="EndpointSet"/> up to date: looks, with every request, whether it still holds, and has another made, beside the requests, where it does not.</summary>
internal sealed class EndpointSets
{
    // Steps in which a warm-up goes.
    private const int WarmupSteps = 50;

    private readonly ClusterDefinition _definition;
    private readonly UpstreamMemory _memory;
    private readonly EndpointBuilds _builds;
    private readonly OutlierRules? _rules;
    private readonly Warmup? _warmup;
    private readonly DnsName[] _names;
    private readonly bool _isSecure;
    private readonly bool _firstOnly;
    private EndpointSet _current;
    private Task _renewal = Task.CompletedTask;
    private int _isRenewing;

    public EndpointSets(ClusterDefinition definition, UpstreamMemory memory, EndpointBuilds builds, OutlierRules? rules, bool isSecure, bool firstOnly)
    {
        (_definition, _memory, _builds, _rules, _isSecure, _firstOnly) = (definition, memory, builds, rules, isSecure, firstOnly);
        _warmup = EndpointPickers.Warmup(definition.Policy.LoadBalancer);
        _names = memory.Keep(this, [.. definition.Endpoints.Where(endpoint => endpoint.IsName).Select(endpoint => endpoint.Host).Distinct(StringComparer.Ordinal)]);
        _current = Make();
    }

    /// <summary>The making of the next set, when one was last asked for; done where none is under way.</summary>
    public Task Renewal => Volatile.Read(ref _renewal);

    /// <summary>The set to go by. Never waits: where it holds no longer it is still the one to go by until the next is there.</summary>
    public EndpointSet Current()
    {
        var set = Volatile.Read(ref _current);
        if (!Holds(set) && Interlocked.CompareExchange(ref _isRenewing, 1, 0) == 0)
        {
            Volatile.Write(ref _renewal, _builds.Begin(Renew));
        }

        return set;
    }

    private void Renew()
    {
        try
        {
            if (!Holds(_current))
            {
                Volatile.Write(ref _current, Make());
            }
        }
        finally
        {
            Volatile.Write(ref _isRenewing, 0);
        }
    }

    private bool Holds(EndpointSet set)
    {
        if (_rules is not null)
        {
            _memory.Health.Look(_rules, _memory.Now);
            if (set.HealthVersion != _memory.Health.Version)
            {
                return false;
            }
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (!ReferenceEquals(set.Answers[i], _names[i].Addresses))
            {
                return false;
            }
        }

        return set.ReweighAt == long.MaxValue || _memory.Timestamp < set.ReweighAt;
    }

    private EndpointSet Make()
    {
        var (version, answers) = (_memory.Health.Version, Array.ConvertAll(_names, name => name.Addresses));
        var places = _definition.Endpoints.SelectMany(endpoint => Places(endpoint, answers)).DistinctBy(place => (place.Host, place.Port)).ToArray();
        var states = _memory.Of(this, [.. places.Select(place => $"{place.Host}:{place.Port}")]);
        var all = new UpstreamEndpoint[places.Length];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = new(places[i].Host, places[i].Port, places[i].Weight, _isSecure, states[i]);
        }

        var healthy = _rules is null ? all : Array.FindAll(all, endpoint => !endpoint.State.Health.IsEjected);
        var isPanic = _rules is not null && HealthBook.IsPanic(healthy.Length, all.Length, _rules);
        var usable = isPanic ? all : healthy;
        var weights = Array.ConvertAll(usable, Weight);
        var isWarming = _warmup is not null && Array.Exists(usable, endpoint => _memory.Age(endpoint.State.Since) < _warmup.Duration);
        return new(all, usable, usable.Length < 2 ? null : EndpointPickers.Create(_definition.Policy.LoadBalancer, usable, weights))
        {
            Rules = isPanic ? null : _rules,
            HealthVersion = version,
            Answers = answers,
            ReweighAt = isWarming ? _memory.After(_warmup!.Duration / WarmupSteps) : long.MaxValue,
        };
    }

    private int Weight(UpstreamEndpoint endpoint) => _warmup is null ? endpoint.Weight : _warmup.Weight(endpoint.Weight, _memory.Age(endpoint.State.Since));

    // A name that has had no answer yet is dialled as a name: its connection waits for the first one.
    private IEnumerable<EndpointAddress> Places(EndpointAddress endpoint, System.Net.IPAddress[]?[] answers)
    {
        var name = Array.FindIndex(_names, candidate => candidate.Name == endpoint.Host);
        return name < 0 || answers[name] is not { } addresses
            ? [endpoint]
            : addresses.Take(_firstOnly ? 1 : int.MaxValue).Select(address => endpoint with { Host = address.ToString() });
    }
}
