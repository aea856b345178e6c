using OrleansMesh.Routing.Balancing;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Matching;

/// <summary>One compiled rule: one <c>match</c> block of one <c>http</c> route of a VirtualService, and what it asks for.</summary>
/// <remarks>Immutable, shared by all hosts of its VirtualService and by all requests.</remarks>
public sealed class RouteRule
{
    private readonly RouteDestination[] _destinations;
    private readonly int[] _weights;
    private readonly MirrorRule[] _mirrors;
    private readonly PathRewrite? _rewrite;

    internal RouteRule(RouteDestination[] destinations, MirrorRule[] mirrors, PathRewrite? rewrite)
    {
        _destinations = destinations;
        _weights = Array.ConvertAll(destinations, d => d.Weight);
        _mirrors = mirrors;
        _rewrite = rewrite;
    }

    /// <summary>The VirtualService it comes from.</summary>
    public required ResourceKey VirtualService { get; init; }

    /// <summary><c>http.name[.match.name]</c>, or <c>default</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>http.name</c>, or <c>#index</c> where it has none or an earlier one of the same; unique within the VirtualService.</summary>
    public required string RouteId { get; init; }

    /// <summary>What is done with a request.</summary>
    public required RouteAction Action { get; init; }

    /// <summary>What the rule asks for that the edge cannot do, such as <c>redirect</c>; null unless <see cref="Action"/> is <see cref="RouteAction.Unsupported"/>.</summary>
    public string? UnsupportedField { get; init; }

    /// <summary>The <c>Host</c> that the request is forwarded with; null: the client's.</summary>
    public string? Authority { get; init; }

    /// <summary>Whether <see cref="RewritePath"/> changes paths.</summary>
    public bool RewritesPath => _rewrite is not null;

    /// <summary>The destinations with weight. Empty when <see cref="Action"/> is not <see cref="RouteAction.Forward"/>.</summary>
    public ReadOnlySpan<RouteDestination> Destinations => _destinations;

    /// <summary>The mirrors in the order they were written; those of 0 % are absent.</summary>
    public ReadOnlySpan<MirrorRule> Mirrors => _mirrors;

    /// <summary>The path to forward, for a path that this rule matched. The query is the caller's to keep.</summary>
    public string RewritePath(ReadOnlySpan<char> path) => _rewrite is null ? path.ToString() : _rewrite.Apply(path);

    /// <summary>The destination that <paramref name="random"/> falls on, by weight.</summary>
    /// <param name="random">Uniform over all of <see cref="uint"/>; drawn apart from those of <see cref="MirrorRule.Samples"/>.</param>
    /// <exception cref="InvalidOperationException"><see cref="Action"/> is not <see cref="RouteAction.Forward"/>.</exception>
    public RouteDestination PickDestination(uint random) => _destinations.Length switch
    {
        0 => throw new InvalidOperationException($"Rule {Name} of {VirtualService} has no destination: its action is {Action}."),
        1 => _destinations[0],
        _ => _destinations[WeightedPick.Pick(_weights, random)],
    };
}
