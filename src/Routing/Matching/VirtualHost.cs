namespace OrleansMesh.Routing.Matching;

/// <summary>The rules of one host, in the order in which the first that matches wins.</summary>
internal sealed class VirtualHost(RouteCandidate[] candidates)
{
    public RouteRule? Match<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct
    {
        foreach (ref readonly var candidate in candidates.AsSpan())
        {
            if (candidate.Match.Matches(ref request))
            {
                return candidate.Rule;
            }
        }

        return null;
    }
}
