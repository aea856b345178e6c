using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>The rules of a VirtualService that some place uses, with their numbers.</summary>
/// <param name="source">The VirtualService.</param>
/// <param name="owner">The step that may change it; for all others it is immutable.</param>
internal sealed class BoundVirtualService(CompiledVirtualService source, object owner)
{
    private readonly Dictionary<PlannedRule[], int> _uses = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RoutePlan, (RouteDestination[] Destinations, MirrorRule[] Mirrors)> _routes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<MatchPlan, RouteRule> _rules = new(ReferenceEqualityComparer.Instance);

    public CompiledVirtualService Source => source;

    public object Owner => owner;

    public bool IsUsed => _uses.Count > 0;

    /// <summary>The rules in use, in no order.</summary>
    public IReadOnlyCollection<RouteRule> Rules => _rules.Values;

    public RouteRule this[MatchPlan block] => _rules[block];

    /// <summary>The same for another step to change.</summary>
    public BoundVirtualService For(object step)
    {
        var copy = new BoundVirtualService(source, step);
        foreach (var (rules, uses) in _uses)
        {
            copy._uses.Add(rules, uses);
        }

        foreach (var (route, targets) in _routes)
        {
            copy._routes.Add(route, targets);
        }

        foreach (var (block, rule) in _rules)
        {
            copy._rules.Add(block, rule);
        }

        return copy;
    }

    /// <summary>One more place uses some rules.</summary>
    public void Use(PlannedRule[] rules, RuleNumbers numbers)
    {
        if (_uses.TryGetValue(rules, out var uses))
        {
            _uses[rules] = uses + 1;
            return;
        }

        _uses.Add(rules, 1);
        foreach (var rule in rules)
        {
            if (!_routes.TryGetValue(rule.Route, out var targets))
            {
                targets = numbers.Take(rule.Route);
                _routes.Add(rule.Route, targets);
            }

            _rules.TryAdd(rule.Block, Rule(rule, targets));
        }
    }

    /// <summary>One place less uses some rules; those that none uses any more are gone.</summary>
    public void Drop(PlannedRule[] rules, RuleNumbers numbers)
    {
        if (_uses[rules] > 1)
        {
            _uses[rules]--;
            return;
        }

        _uses.Remove(rules);
        var kept = _uses.Keys.SelectMany(used => used).ToArray();
        var (blocks, routes) = (kept.Select(rule => (object)rule.Block).ToHashSet(ReferenceEqualityComparer.Instance), kept.Select(rule => (object)rule.Route).ToHashSet(ReferenceEqualityComparer.Instance));
        foreach (var rule in rules)
        {
            if (!blocks.Contains(rule.Block))
            {
                _rules.Remove(rule.Block);
            }

            if (!routes.Contains(rule.Route) && _routes.Remove(rule.Route, out var targets))
            {
                numbers.Give(targets.Destinations, targets.Mirrors);
            }
        }
    }

    private static RouteRule Rule(PlannedRule planned, (RouteDestination[] Destinations, MirrorRule[] Mirrors) targets)
    {
        var (key, route, block, _) = planned;
        return new(targets.Destinations, targets.Mirrors, route.ResponseEdits, block.Rewrite)
        {
            VirtualService = key,
            Name = block.Name,
            RouteId = route.RouteId,
            StatPrefix = block.StatPrefix,
            Redirect = route.Redirect,
            DirectResponse = route.DirectResponse,
            Fault = route.Fault,
            Cors = route.Cors,
            Retry = route.Retry,
            Timeout = route.Timeout,
        };
    }
}
