using System.Globalization;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation.Delegation;

/// <summary>Puts the routes of delegates in the places of the routes that delegate to them.</summary>
internal static class DelegateRoutes
{
    /// <summary>
    /// The routes of <paramref name="root"/> with those of its delegates. As in Istio a route whose delegate is not there, is not exported to it
    /// or delegates further is left out.
    /// </summary>
    /// <param name="root">A VirtualService with hosts.</param>
    /// <param name="find">Finds a VirtualService.</param>
    /// <param name="domainSuffix">The cluster's domain.</param>
    public static IEnumerable<SourceRoute> Merge(VirtualService root, Func<ResourceKey, VirtualService?> find, string domainSuffix)
    {
        var routes = root.Spec?.Http ?? ValueList<HttpRoute>.Empty;
        for (var i = 0; i < routes.Count; i++)
        {
            var route = new SourceRoute(routes[i], i.ToString(CultureInfo.InvariantCulture), $"spec.http[{i}]");
            if (routes[i].Delegate is null)
            {
                yield return route;
                continue;
            }

            foreach (var taken in Routes(root.Key, route, find(KeyOf(routes[i].Delegate!, root.Key)), domainSuffix))
            {
                yield return taken;
            }
        }
    }

    /// <summary>The VirtualServices that the routes of one delegate to.</summary>
    public static IEnumerable<ResourceKey> KeysOf(VirtualService root) =>
        from route in root.Spec?.Http ?? ValueList<HttpRoute>.Empty
        where route.Delegate is not null
        select KeyOf(route.Delegate!, root.Key);

    private static ResourceKey KeyOf(DelegateReference reference, ResourceKey root) => new(
        ResourceKind.VirtualService,
        reference.Namespace is { Length: > 0 } ns ? ns : root.Namespace,
        reference.Name ?? string.Empty);

    /// <summary>The joined name of two of which either may be absent.</summary>
    public static string? Name(string? root, string? leaf) => (root, leaf) switch
    {
        (_, null or "") => root,
        (null or "", _) => leaf,
        _ => $"{root}-{leaf}",
    };

    private static IEnumerable<SourceRoute> Routes(ResourceKey root, SourceRoute source, VirtualService? target, string domainSuffix)
    {
        if (target is not { Spec: { Hosts: not { Count: > 0 } } spec } || !Export.Reaches(spec.ExportTo, target.Key.Namespace, root.Namespace))
        {
            yield break;
        }

        var (route, index, path) = source;
        var routes = spec.Http ?? ValueList<HttpRoute>.Empty;
        for (var i = 0; i < routes.Count; i++)
        {
            if (routes[i].Delegate is null && DelegateMatches.Join(route.Match, root.Namespace, routes[i].Match, target.Key.Namespace) is { } match)
            {
                var own = DelegateHosts.Resolve(routes[i], target.Key.Namespace, domainSuffix);
                yield return new(Inherit(route, own) with { Match = match }, $"{index}.{i}", $"{path}.delegate.http[{i}]");
            }
        }
    }

    // Field by field, never into a field.
    private static HttpRoute Inherit(HttpRoute root, HttpRoute leaf) => leaf with
    {
        Name = Name(root.Name, leaf.Name),
        Rewrite = leaf.Rewrite ?? root.Rewrite,
        DirectResponse = leaf.DirectResponse ?? root.DirectResponse,
        Timeout = leaf.Timeout ?? root.Timeout,
        Retries = leaf.Retries ?? root.Retries,
        Fault = leaf.Fault ?? root.Fault,
        Mirror = leaf.Mirror ?? root.Mirror,
        MirrorPercent = leaf.MirrorPercent ?? root.MirrorPercent,
        MirrorPercentage = leaf.MirrorPercentage ?? root.MirrorPercentage,
        CorsPolicy = leaf.CorsPolicy ?? root.CorsPolicy,
        Mirrors = leaf.Mirrors is { Count: > 0 } ? leaf.Mirrors : root.Mirrors,
        Headers = leaf.Headers ?? root.Headers,
    };
}
