namespace OrleansMesh.Routing.Matching;

/// <summary>The compiled conditions of one <c>match</c> block; all of them must hold.</summary>
internal sealed class RouteMatch(PathMatch path, int port, RequestCondition[] conditions, int[] exceptPorts)
{
    public static RouteMatch Everything { get; } = new(PathMatch.Default, 0, [], []);

    public PathMatch Path => path;

    public int Port => port;

    /// <summary>Whether there is no condition but the path.</summary>
    public bool AsksForPathAlone => port == 0 && conditions.Length == 0 && exceptPorts.Length == 0;

    /// <summary>Istio's <c>IsCatchAllRoute</c>, for the port the block is for: the path is no condition, and there is no other.</summary>
    public bool IsCatchAll => conditions.Length == 0
        && ((path.Kind == TextMatchKind.Prefix && path.Text == "/") || (path.Kind == TextMatchKind.Regex && path.Text == ".*"));

    /// <summary>The same conditions for fewer ports.</summary>
    public RouteMatch Except(IEnumerable<int> ports) => new(path, port, conditions, [.. ports]);

    public bool Matches<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct => path.Matches(request.Path) && MatchesBesidesPath(ref request);

    public bool MatchesBesidesPath<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct
    {
        if ((port != 0 && request.LocalPort != port) || (exceptPorts.Length != 0 && exceptPorts.AsSpan().Contains(request.LocalPort)))
        {
            return false;
        }

        foreach (var condition in conditions)
        {
            if (!condition.Holds(ref request))
            {
                return false;
            }
        }

        return true;
    }
}
