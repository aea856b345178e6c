using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>How much a cluster may have under way, as its policy says.</summary>
internal sealed class UpstreamLimits
{
    private const double DefaultBudgetPercent = 20;
    private const uint DefaultBudgetMinimum = 3;

    private readonly RetryBudget? _budget;
    private readonly int _maxRetries;

    /// <param name="policy">The cluster's policy.</param>
    /// <param name="isHttp2">Whether requests share connections.</param>
    /// <param name="maxConnections">The edge's own bound of connections to one endpoint.</param>
    public UpstreamLimits(ClusterPolicy policy, bool isHttp2, int maxConnections)
    {
        var (tcp, http) = (policy.ConnectionPool?.Tcp, policy.ConnectionPool?.Http);
        _budget = policy.RetryBudget;
        _maxRetries = http?.MaxRetries is > 0 and var most ? most : int.MaxValue;
        MaxActive = http?.Http2MaxRequests is > 0 and var requests ? requests : long.MaxValue;

        // A connection carries one request of HTTP/1.1 at a time: what is under way beyond the connections waits.
        if (!isHttp2 && http?.Http1MaxPendingRequests is > 0 and var waiting)
        {
            MaxActive = Math.Min(MaxActive, (tcp?.MaxConnections is > 0 and var connections ? connections : (long)maxConnections) + waiting);
        }
    }

    /// <summary>Attempts of primaries that may be under way.</summary>
    public long MaxActive { get; }

    /// <summary>Whether attempts under way must be counted.</summary>
    public bool Counts => MaxActive != long.MaxValue || _budget is not null;

    /// <summary>The time over which retries are counted; null: those under way are.</summary>
    public TimeSpan? RetryInterval => _budget?.BudgetInterval is { Value: var interval } && interval > TimeSpan.Zero ? interval : null;

    /// <summary>How many of a hundred requests may be retries, where there is a <see cref="RetryInterval"/>.</summary>
    public double RetryPercent => _budget?.Percent ?? DefaultBudgetPercent;

    /// <summary>Retries that are always allowed, where there is a <see cref="RetryInterval"/>.</summary>
    public long MinRetries => _budget?.MinRetryConcurrency ?? DefaultBudgetMinimum;

    /// <summary>Retries that may be under way.</summary>
    /// <param name="active">Attempts under way.</param>
    public long MaxRetries(long active) => _budget is null
        ? _maxRetries
        : Math.Max(MinRetries, (long)(active * RetryPercent / 100));
}
