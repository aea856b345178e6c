namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>The rules of a place that get requests together: those of one VirtualService, or of several that are merged.</summary>
/// <param name="From">Whose, oldest first; at least one.</param>
internal sealed record PlacePart(IReadOnlyList<Contribution> From)
{
    /// <summary>Whether it takes requests on every port, so that nothing behind it gets any.</summary>
    public bool ServesEveryPort => From.Any(contribution => Array.Exists(contribution.Rules, rule => rule.Match.Port == 0));

    /// <summary>The rules in order: those of several VirtualServices with the catch-alls last.</summary>
    public IEnumerable<(CompiledVirtualService Source, PlannedRule Rule)> Rules()
    {
        var all = From.SelectMany(contribution => contribution.Rules.Select(rule => (contribution.Source, rule)));
        return From.Count == 1 ? all : all.OrderBy(entry => entry.rule.Match.IsCatchAll);
    }
}
