using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>The rules that a VirtualService gives its hosts.</summary>
internal static class PlannedRules
{
    /// <summary>
    /// The rules in order. Istio generates them per port and ends a VirtualService behind a catch-all; where that is for one port, the rest goes on
    /// for the others.
    /// </summary>
    /// <param name="key">The VirtualService.</param>
    /// <param name="routes">Its routes.</param>
    /// <param name="applies">Which blocks are meant.</param>
    public static PlannedRule[] Generate(ResourceKey key, RoutePlan[] routes, Func<MatchPlan, bool> applies)
    {
        var rules = new List<PlannedRule>(routes.Length);
        var closedPorts = new List<int>(0);
        foreach (var route in routes)
        {
            foreach (var block in route.Matches)
            {
                var match = block.Match;
                if (!applies(block) || closedPorts.Contains(match.Port))
                {
                    continue;
                }

                rules.Add(new(key, route, block, closedPorts.Count > 0 && match.Port == 0 ? match.Except(closedPorts) : match));
                if (match.IsCatchAll && match.Port == 0)
                {
                    return [.. rules];
                }

                if (match.IsCatchAll)
                {
                    closedPorts.Add(match.Port);
                }
            }
        }

        return [.. rules];
    }
}
