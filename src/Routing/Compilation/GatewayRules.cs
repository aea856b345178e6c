using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>The rules that a VirtualService gives its hosts at each of its gateways.</summary>
internal static class GatewayRules
{
    /// <summary>The rules by gateway; gateways for which there are none are left out.</summary>
    /// <param name="key">The VirtualService.</param>
    /// <param name="routes">Its routes.</param>
    /// <param name="gateways">The gateways that it names.</param>
    /// <param name="onGateway">Its rules for the edge's own gateways, taken over where they are the same.</param>
    public static NamedRules[] Generate(ResourceKey key, RoutePlan[] routes, string[] gateways, PlannedRule[] onGateway)
    {
        if (gateways.Length == 0)
        {
            return [];
        }

        if (Array.Exists(routes, route => Array.Exists(route.Matches, block => block.Through is { Length: > 0 })))
        {
            return
            [
                .. gateways
                    .Select(gateway => new NamedRules(gateway, PlannedRules.Generate(key, routes, block => block.AppliesThrough(gateway))))
                    .Where(named => named.Rules.Length > 0),
            ];
        }

        // No block tells gateways apart: what holds for one holds for all.
        var rules = onGateway.Length > 0 ? onGateway : PlannedRules.Generate(key, routes, block => block.Through is null);
        return rules.Length == 0 ? [] : Array.ConvertAll(gateways, gateway => new NamedRules(gateway, rules));
    }
}
