using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>Gives the routes of one step the numbers of their clusters and mirrors.</summary>
internal sealed class RuleNumbers(ClusterSlots.Builder clusters, SlotTable<MirrorRule>.Builder mirrors)
{
    public (RouteDestination[] Destinations, MirrorRule[] Mirrors) Take(RoutePlan route) => (
        Array.ConvertAll(route.Destinations, plan => new RouteDestination(plan.Cluster, clusters.Take(plan.Cluster), plan.Weight, plan.Authority, plan.Request, plan.Response)),
        Array.ConvertAll(route.Mirrors, Take));

    public void Give(RouteDestination[] destinations, MirrorRule[] given)
    {
        foreach (var destination in destinations)
        {
            clusters.Give(destination.Cluster);
        }

        foreach (var mirror in given)
        {
            clusters.Give(mirror.Cluster);
            mirrors.Remove(mirror.Slot);
        }
    }

    private MirrorRule Take(MirrorPlan plan)
    {
        MirrorRule? rule = null;
        var cluster = clusters.Take(plan.Cluster);
        mirrors.Add(slot => rule = new(plan.Key, plan.Cluster, cluster, slot, plan.Threshold));
        return rule!;
    }
}
