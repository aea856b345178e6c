using OrleansMesh.Routing.Compilation.Assembly;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles VirtualServices and Gateways to the table that edges match requests against.</summary>
public static class RouteTableCompiler
{
    /// <summary>
    /// Compiles. The same resources in any order give the same table. A VirtualService with an error is left out as a whole and
    /// reported with everything that is wrong with it.
    /// </summary>
    /// <param name="virtualServices">The VirtualServices of a snapshot.</param>
    /// <param name="options">What the edge serves.</param>
    /// <param name="previous">
    /// An earlier result. VirtualServices that are the same objects as then are not compiled again, if the options are equal; requests are answered the same without it.
    /// </param>
    /// <param name="gateways">The Gateways of the snapshot; none: the edge has no listeners but its own.</param>
    public static CompiledRoutes Compile(IEnumerable<VirtualService> virtualServices, CompilerOptions options, CompiledRoutes? previous = null, IEnumerable<Gateway>? gateways = null)
    {
        var known = previous?.State is { } state && state.Options.Equals(options) ? state : null;
        var plan = GatewayMerge.Merge(gateways ?? [], options.Labels);
        var all = virtualServices.Select(source => KeyValuePair.Create(source.Key, (VirtualService?)source)).ToArray();
        return known is not null && known.Gateways.Equals(plan)
            ? new VirtualServiceSetCompiler(known, known).Apply(Difference(known, all)).ToRoutes()
            : new VirtualServiceSetCompiler(TableState.Start(options, plan), known).Apply(all).ToRoutes();
    }

    /// <summary>Compiles what changed since an earlier result, with its options and Gateways. Costs the changes, and the hosts that they share with others.</summary>
    /// <param name="previous">The earlier result.</param>
    /// <param name="changes">The new state of each changed VirtualService; null where it is gone.</param>
    public static CompiledRoutes Advance(CompiledRoutes previous, IEnumerable<KeyValuePair<ResourceKey, VirtualService?>> changes) =>
        new VirtualServiceSetCompiler(previous.State, previous.State).Apply(changes).ToRoutes();

    private static IEnumerable<KeyValuePair<ResourceKey, VirtualService?>> Difference(TableState before, KeyValuePair<ResourceKey, VirtualService?>[] all)
    {
        var changed = all.Where(entry => !ReferenceEquals(before.Sources.GetValueOrDefault(entry.Key)?.Source, entry.Value)).ToArray();
        var added = changed.Count(entry => !before.Sources.ContainsKey(entry.Key));
        if (before.Sources.Count + added == all.Length)
        {
            return changed;
        }

        var kept = all.Select(entry => entry.Key).ToHashSet();
        return changed.Concat(before.Sources.Keys.Where(key => !kept.Contains(key)).Select(key => KeyValuePair.Create(key, (VirtualService?)null)));
    }
}
