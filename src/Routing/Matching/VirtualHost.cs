namespace OrleansMesh.Routing.Matching;

/// <summary>The rules of one host, in the order in which the first that matches wins.</summary>
internal sealed class VirtualHost
{
    /// <summary>Up to so many rules looking at each in turn is faster than the index.</summary>
    public const int DefaultScanLimit = 16;

    private readonly RouteCandidate[] _candidates;
    private readonly PathIndex? _index;
    private readonly int[]? _ports;

    public VirtualHost(RouteCandidate[] candidates, int scanLimit)
    {
        _candidates = candidates;
        _index = candidates.Length > scanLimit ? new(candidates) : null;
        _ports = Array.Exists(candidates, candidate => candidate.Match.Port == 0)
            ? null
            : [.. candidates.Select(candidate => candidate.Match.Port).Distinct()];
    }

    private VirtualHost() => _candidates = [];

    /// <summary>A host whose requests are answered by a redirect to https alone; it has no rules.</summary>
    public static VirtualHost RedirectingToHttps { get; } = new();

    /// <summary>Whether it has rules for a port. Istio makes no host on a port where no rule applies, so that a less specific one gets the request.</summary>
    public bool Serves(int port) => _ports is null || _ports.AsSpan().Contains(port);

    public RouteRule? Match<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct
    {
        if (_index is not null)
        {
            return _index.Match(ref request);
        }

        var path = request.Path;
        foreach (ref readonly var candidate in _candidates.AsSpan())
        {
            if (candidate.OnlyPrefix is { } prefix ? path.StartsWith(prefix, StringComparison.Ordinal) : candidate.Match.Matches(ref request))
            {
                return candidate.Rule;
            }
        }

        return null;
    }
}
