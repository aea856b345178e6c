using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Upstreams.Balancing;
using OrleansMesh.Routing.Health;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Registry;

namespace OrleansMesh.EdgeNode.Upstreams;

/// <summary>A cluster as one revision knows it, with the client and the memory that outlive it.</summary>
internal sealed class UpstreamCluster
{
    private readonly UpstreamMemory _memory;
    private readonly UpstreamCounters _counters;
    private readonly UpstreamLimits _limits;
    private readonly OutlierRules? _rules;
    private readonly HashKey? _hashKey;
    private readonly EndpointSets _endpoints;
    private readonly OwnHost? _ownHost;
    private readonly RetryWindow? _window;

    public UpstreamCluster(ClusterDefinition definition, UpstreamClient client, UpstreamMemory memory, EndpointBuilds builds, UpstreamCounters counters, int maxConnections)
    {
        (Definition, Client, _memory, _counters) = (definition, client, memory, counters);
        var settings = client.Settings;
        _limits = new(definition.Policy, settings.IsHttp2, maxConnections);
        _window = _limits.RetryInterval is { } interval ? memory.Window(interval) : null;
        _rules = definition.Policy.OutlierDetection is { } outliers ? OutlierRules.Of(outliers) : null;
        _hashKey = definition.Policy.LoadBalancer?.ConsistentHash is { } hash ? new(hash) : null;
        _ownHost = OwnHost.Of(definition, settings.UsesSecureUrls);
        _endpoints = new(_ownHost is { IsWildcard: true } ? definition with { Endpoints = [] } : definition, memory, builds, _rules, settings.UsesSecureUrls, settings.FirstAddressOnly);
    }

    /// <summary>What the registry says of it.</summary>
    public ClusterDefinition Definition { get; }

    public ClusterKey Key => Definition.Key;

    /// <summary>Why nothing can be sent to it; <see cref="ClusterProblem.None"/> where it can.</summary>
    public ClusterProblem Problem => Definition.Problem;

    /// <summary>The client, shared with the same cluster of other revisions.</summary>
    public UpstreamClient Client { get; }

    /// <summary>What is remembered of it over revisions.</summary>
    public UpstreamMemory Memory => _memory;

    /// <summary>The endpoints as they are now, to look at.</summary>
    public EndpointSet Endpoints => _endpoints.Current();

    /// <summary>Done when what <see cref="Endpoints"/> found to be out of date was made anew.</summary>
    public Task Renewal => _endpoints.Renewal;

    /// <summary>Whether requests close their connections: <c>maxRequestsPerConnection: 1</c>.</summary>
    public bool ClosesConnections => Definition.Policy.ConnectionPool?.Http?.MaxRequestsPerConnection == 1;

    /// <summary>The version of HTTP in which a client's request is passed on.</summary>
    public Version HttpVersion(HttpContext context) => IsHttp2(HttpProtocol.IsHttp2(context.Request.Protocol)) ? System.Net.HttpVersion.Version20 : System.Net.HttpVersion.Version11;

    /// <summary>Whether HTTP/2 is spoken for a client's request.</summary>
    /// <param name="clientSpeaksHttp2">Whether it came by HTTP/2.</param>
    public bool IsHttp2(bool clientSpeaksHttp2) => Client.Settings.FollowsClient ? clientSpeaksHttp2 : Client.Settings.IsHttp2;

    /// <summary>Takes a place at an endpoint for one attempt of a primary.</summary>
    /// <returns>Null where <paramref name="attempt"/> holds one, else why the attempt cannot be made.</returns>
    public EdgeReason? TryBegin(in EndpointChoice choice, out UpstreamAttempt attempt)
    {
        attempt = default;
        if (Problem != ClusterProblem.None)
        {
            return EdgeReasons.For(Problem);
        }

        if (_limits.Counts && !_memory.TryEnter(_limits.MaxActive))
        {
            return EdgeReason.Overflow;
        }

        if (Choose(new PrimaryRequest(choice.Context), choice.Random, choice.Tried, ref _memory.Turns, out var setCookie) is not { } endpoint)
        {
            Leave();
            return EdgeReason.NoEndpoint;
        }

        _window?.CountRequest();
        endpoint.State.Enter();
        attempt = new(this, endpoint, setCookie);
        return null;
    }

    /// <summary>Where a shadow goes, by the same rules, but without a place and without taking a primary's turn. Only where there is no <see cref="Problem"/>.</summary>
    public UpstreamEndpoint? ForShadow(OutgoingRequest request, RandomSource random) =>
        Choose(new CopiedRequest(request), random, tried: null, ref _memory.ShadowTurns, out _);

    /// <summary>Whether one more retry may be under way; to be ended by <see cref="EndRetry"/> where it may.</summary>
    public bool TryBeginRetry() => _window is null
        ? _memory.TryBeginRetry(_limits.MaxRetries(_memory.Active))
        : _window.TryRetry(_limits.RetryPercent, _limits.MinRetries) && _memory.TryBeginRetry(long.MaxValue);

    /// <summary>A retry is over.</summary>
    public void EndRetry() => _memory.EndRetry();

    internal void End(UpstreamEndpoint endpoint, AttemptOutcome outcome)
    {
        endpoint.State.Leave();
        Leave();
        if (_rules is null || outcome.Result == AttemptResult.Abandoned)
        {
            return;
        }

        var sign = outcome.Result == AttemptResult.Answered ? EndpointSign.Answered : EndpointSign.Failed;
        if (_memory.Health.Report(endpoint.State.Health, sign, outcome.Status, _rules, _memory.Now))
        {
            _counters.CountEjection();
        }
    }

    private void Leave()
    {
        if (_limits.Counts)
        {
            _memory.Leave();
        }
    }

    private UpstreamEndpoint? Choose<T>(in T request, RandomSource random, IReadOnlyList<UpstreamEndpoint>? tried, ref int turns, out string? setCookie)
        where T : struct, IHashedRequest
    {
        setCookie = null;
        if (_ownHost is not null)
        {
            return _ownHost.Find(request.Host, _ownHost.IsWildcard ? null : _endpoints.Current());
        }

        var set = _endpoints.Current();
        var hash = _hashKey is null ? null : _hashKey.Of(request, random, out setCookie);
        return set.Pick(random, hash, tried, ref turns);
    }
}
