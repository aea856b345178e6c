using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Gives the plans that a table uses their slots. Each block becomes one rule, however many hosts share it.</summary>
internal sealed class RuleBinder
{
    private readonly Dictionary<ClusterKey, int> _clusterSlots = [];
    private readonly List<MirrorRule> _mirrors = [];
    private readonly List<RouteRule> _rules = [];
    private readonly Dictionary<RoutePlan, (RouteDestination[] Destinations, MirrorRule[] Mirrors)> _routes = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<MatchPlan, RouteRule> _bound = new(ReferenceEqualityComparer.Instance);

    public ValueList<ClusterKey> Clusters => ValueList.From(_clusterSlots.OrderBy(entry => entry.Value).Select(entry => entry.Key));

    public ValueList<MirrorRule> Mirrors => ValueList.From(_mirrors);

    public IReadOnlyList<RouteRule> Rules => _rules.ToArray();

    public RouteRule Bind(PlannedRule planned)
    {
        var (key, route, match, _) = planned;
        if (_bound.TryGetValue(match, out var rule))
        {
            return rule;
        }

        if (!_routes.TryGetValue(route, out var targets))
        {
            targets = (
                Array.ConvertAll(route.Destinations, Bind),
                Array.ConvertAll(route.Mirrors, Bind));
            _routes.Add(route, targets);
        }

        rule = new(targets.Destinations, targets.Mirrors, route.ResponseEdits, match.Rewrite)
        {
            VirtualService = key,
            Name = match.Name,
            RouteId = route.RouteId,
            StatPrefix = match.StatPrefix,
            Redirect = route.Redirect,
            DirectResponse = route.DirectResponse,
            Fault = route.Fault,
            Cors = route.Cors,
            Retry = route.Retry,
            Timeout = route.Timeout,
        };
        _bound.Add(match, rule);
        _rules.Add(rule);
        return rule;
    }

    private RouteDestination Bind(DestinationPlan plan) => new(plan.Cluster, Slot(plan.Cluster), plan.Weight, plan.Authority, plan.Request, plan.Response);

    private MirrorRule Bind(MirrorPlan plan)
    {
        var mirror = new MirrorRule(plan.Key, plan.Cluster, Slot(plan.Cluster), _mirrors.Count, plan.Threshold);
        _mirrors.Add(mirror);
        return mirror;
    }

    private int Slot(ClusterKey cluster)
    {
        if (!_clusterSlots.TryGetValue(cluster, out var slot))
        {
            slot = _clusterSlots.Count;
            _clusterSlots.Add(cluster, slot);
        }

        return slot;
    }
}
