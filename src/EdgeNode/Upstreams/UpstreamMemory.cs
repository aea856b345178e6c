using OrleansMesh.EdgeNode.Upstreams.Dns;
using OrleansMesh.Routing.Health;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>What the edge remembers of a cluster over tables: its endpoints, their health, what is under way, and the names it keeps fresh.</summary>
internal sealed class UpstreamMemory(DnsNames names, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly long _origin = time.GetTimestamp();
    private readonly Dictionary<string, DnsName> _names = new(StringComparer.Ordinal);
    private Dictionary<string, EndpointState> _endpoints = new(StringComparer.Ordinal);
    private EndpointSets? _newest;
    private RetryWindow? _window;
    private long _active;
    private long _retries;

    /// <summary>Counts the turns of round robin.</summary>
    public int Turns;

    /// <summary>Counts the turns of shadows, which must not take those of primaries.</summary>
    public int ShadowTurns;

    /// <summary>Who is ejected.</summary>
    public HealthBook Health { get; } = new();

    /// <summary>The time since the cluster came.</summary>
    public TimeSpan Now => time.GetElapsedTime(_origin);

    public long Timestamp => time.GetTimestamp();

    /// <summary>Attempts of primaries under way, as far as some policy has them counted.</summary>
    public long Active => Interlocked.Read(ref _active);

    /// <summary>Retries under way.</summary>
    public long Retries => Interlocked.Read(ref _retries);

    public bool TryEnter(long most) => TryEnter(ref _active, most);

    public void Leave() => Interlocked.Decrement(ref _active);

    public bool TryBeginRetry(long most) => TryEnter(ref _retries, most);

    public void EndRetry() => Interlocked.Decrement(ref _retries);

    /// <summary>The retries of the last interval; the same over tables where the interval is.</summary>
    public RetryWindow Window(TimeSpan interval)
    {
        lock (_lock)
        {
            return _window?.Interval == interval ? _window : _window = new(interval, time);
        }
    }

    /// <summary>The timestamp after some time.</summary>
    public long After(TimeSpan wait) => time.GetTimestamp() + (long)(wait.TotalSeconds * time.TimestampFrequency);

    public TimeSpan Age(long since) => time.GetElapsedTime(since);

    /// <summary>Keeps exactly these names fresh from now on.</summary>
    /// <param name="asker">Whose names; null for nobody's, at the end.</param>
    /// <param name="wanted">The names.</param>
    public DnsName[] Keep(EndpointSets? asker, IReadOnlyCollection<string> wanted)
    {
        lock (_lock)
        {
            _newest = asker;
            var kept = wanted.Select(name => _names.TryGetValue(name, out var known) ? known : _names[name] = names.Rent(name)).ToArray();
            foreach (var gone in _names.Keys.Except(wanted, StringComparer.Ordinal).ToArray())
            {
                names.Return(_names[gone]);
                _names.Remove(gone);
            }

            return kept;
        }
    }

    /// <summary>The states of some addresses, in their order; those that stay keep theirs, others are forgotten.</summary>
    /// <param name="asker">Who asks: only the newest table's is listened to about who stays, not one that is on its way out.</param>
    /// <param name="authorities">The addresses.</param>
    public EndpointState[] Of(EndpointSets asker, IReadOnlyList<string> authorities)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(asker, _newest))
            {
                return [.. authorities.Select(authority => _endpoints.TryGetValue(authority, out var known) ? known : new(time.GetTimestamp()))];
            }

            var states = new Dictionary<string, EndpointState>(StringComparer.Ordinal);
            foreach (var authority in authorities)
            {
                if (!states.ContainsKey(authority))
                {
                    states.Add(authority, _endpoints.TryGetValue(authority, out var known) ? known : new(time.GetTimestamp()));
                }
            }

            _endpoints = states;
            Health.SetMembers([.. states.Values.Select(state => state.Health)]);
            return [.. authorities.Select(authority => states[authority])];
        }
    }

    public void Dispose() => Keep(null, []);

    private static bool TryEnter(ref long count, long most)
    {
        if (Interlocked.Increment(ref count) <= most)
        {
            return true;
        }

        Interlocked.Decrement(ref count);
        return false;
    }
}
