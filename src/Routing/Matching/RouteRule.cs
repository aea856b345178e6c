using OrleansMesh.Routing.Actions;
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
    private readonly HeaderEdit[] _responseEdits;
    private readonly PathRewrite? _rewrite;

    internal RouteRule(RouteDestination[] destinations, MirrorRule[] mirrors, HeaderEdit[] responseEdits, PathRewrite? rewrite)
    {
        _destinations = destinations;
        _weights = Array.ConvertAll(destinations, d => d.Weight);
        _mirrors = mirrors;
        _responseEdits = responseEdits;
        _rewrite = rewrite;
    }

    /// <summary>The VirtualService it comes from.</summary>
    public required ResourceKey VirtualService { get; init; }

    /// <summary><c>http.name[.match.name]</c>, or <c>default</c>.</summary>
    public required string Name { get; init; }

    /// <summary><c>http.name</c>, or <c>#index</c> where it has none or an earlier one of the same; unique within the VirtualService.</summary>
    public required string RouteId { get; init; }

    /// <summary>The prefix under which requests of the rule are counted apart; null: they are not.</summary>
    public string? StatPrefix { get; init; }

    /// <summary>What is done with a request.</summary>
    public RouteAction Action => Redirect is not null ? RouteAction.Redirect : DirectResponse is not null ? RouteAction.DirectResponse : RouteAction.Forward;

    /// <summary>Where the client is sent; null unless <see cref="Action"/> is <see cref="RouteAction.Redirect"/>.</summary>
    public RedirectRule? Redirect { get; init; }

    /// <summary>What the edge answers; null unless <see cref="Action"/> is <see cref="RouteAction.DirectResponse"/>.</summary>
    public DirectResponseRule? DirectResponse { get; init; }

    /// <summary>The faults that are put into some requests; null for none.</summary>
    public FaultRule? Fault { get; init; }

    /// <summary>What is told to scripts of other origins; null: nothing.</summary>
    public CorsRule? Cors { get; init; }

    /// <summary>When requests are sent again; null: never.</summary>
    public RetryRule? Retry { get; init; }

    /// <summary>How long the upstream may take from the end of the request to the end of its answer, all attempts together; null: as long as it likes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Whether <see cref="RewritePath"/> changes paths.</summary>
    public bool RewritesPath => _rewrite is not null;

    /// <summary>The destinations with weight. Empty when <see cref="Action"/> is not <see cref="RouteAction.Forward"/>.</summary>
    public ReadOnlySpan<RouteDestination> Destinations => _destinations;

    /// <summary>The mirrors in the order they were written; those of 0 % are absent.</summary>
    public ReadOnlySpan<MirrorRule> Mirrors => _mirrors;

    /// <summary>The edits of answers that the edge makes itself: redirects and direct responses. Forwarded ones have those of their destination.</summary>
    public ReadOnlySpan<HeaderEdit> ResponseEdits => _responseEdits;

    /// <summary>The path to forward or to redirect to, for a path that this rule matched. The query is the caller's to keep.</summary>
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
