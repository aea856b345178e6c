using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>Binds the rules of one step's places: each block becomes one rule, however many hosts share it.</summary>
internal sealed class PlaceBinder
{
    private readonly CompilerOptions _options;
    private readonly TableState _before;
    private readonly ClusterSlots.Builder _clusters;
    private readonly SlotTable<MirrorRule>.Builder _mirrors;
    private readonly RuleNumbers _numbers;
    private readonly Dictionary<CompiledVirtualService, BoundVirtualService> _touched = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PlannedRule[], VirtualHost> _built = new(ReferenceEqualityComparer.Instance);

    public PlaceBinder(TableState before)
    {
        _before = before;
        _options = before.Options;
        _clusters = before.Clusters.ToBuilder();
        _mirrors = before.Mirrors.ToBuilder();
        _numbers = new(_clusters, _mirrors);
    }

    /// <summary>A place uses these rules from now on.</summary>
    public void Use(PlaceRules rules)
    {
        foreach (var contribution in rules.Parts.SelectMany(part => part.From))
        {
            Touch(contribution.Source).Use(contribution.Rules, _numbers);
        }
    }

    /// <summary>A place uses these rules no more.</summary>
    public void Drop(PlaceRules rules)
    {
        foreach (var contribution in rules.Parts.SelectMany(part => part.From))
        {
            Touch(contribution.Source).Drop(contribution.Rules, _numbers);
        }
    }

    /// <summary>The hosts of a place whose rules are in use; null where there are none.</summary>
    public VirtualHost[]? Hosts(PlaceRules rules) => rules switch
    {
        { RedirectsToHttps: true } => [VirtualHost.RedirectingToHttps],
        { Parts.Count: 0 } => null,
        _ => [.. rules.Parts.Select(Host)],
    };

    public TableState Finish(TableState after)
    {
        var bound = _before.Bound.ToBuilder();
        var count = _before.RuleCount;
        foreach (var gone in _touched.Keys.Where(source => bound.TryGetValue(source.Key, out var known) && ReferenceEquals(known.Source, source)))
        {
            count -= bound[gone.Key].Rules.Count;
            bound.Remove(gone.Key);
        }

        foreach (var (source, used) in _touched.Where(entry => entry.Value.IsUsed))
        {
            count += used.Rules.Count;
            bound[source.Key] = used;
        }

        return after with { Bound = bound.ToImmutable(), Clusters = _clusters.ToImmutable(), Mirrors = _mirrors.ToImmutable(), RuleCount = count };
    }

    // Hosts that have the same rules share them.
    private VirtualHost Host(PlacePart part)
    {
        if (part.From is not [var only])
        {
            return Bind(part);
        }

        if (!_built.TryGetValue(only.Rules, out var host))
        {
            _built.Add(only.Rules, host = Bind(part));
        }

        return host;
    }

    private VirtualHost Bind(PlacePart part) =>
        new([.. part.Rules().Select(entry => new RouteCandidate(entry.Rule.Match, _touched[entry.Source][entry.Rule.Block]))], _options.ScanLimit);

    private BoundVirtualService Touch(CompiledVirtualService source)
    {
        if (!_touched.TryGetValue(source, out var bound))
        {
            bound = _before.Bound.TryGetValue(source.Key, out var known) && ReferenceEquals(known.Source, source) ? known.For(this) : new(source, this);
            _touched.Add(source, bound);
        }

        return bound;
    }
}
