using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation.Delegation;

/// <summary>Joins the conditions of a route that delegates with those of a delegate's route.</summary>
internal static class DelegateMatches
{
    /// <summary>
    /// Every pair of blocks that do not contradict each other, joined; null where some block of the delegate contradicts all of the root's: then
    /// its route is left out.
    /// </summary>
    public static ValueList<HttpMatchRequest>? Join(
        ValueList<HttpMatchRequest>? root, string rootNamespace, ValueList<HttpMatchRequest>? leaf, string leafNamespace)
    {
        if (root is not { Count: > 0 })
        {
            return Resolved(leaf, leafNamespace) ?? ValueList<HttpMatchRequest>.Empty;
        }

        if (leaf is not { Count: > 0 })
        {
            return Resolved(root, rootNamespace);
        }

        var joined = new List<HttpMatchRequest>();
        foreach (var own in Resolved(leaf, leafNamespace)!)
        {
            var before = joined.Count;
            joined.AddRange(Resolved(root, rootNamespace)!.Where(wider => !DelegateConflicts.Between(wider, own)).Select(wider => Join(wider, own)));
            if (joined.Count == before)
            {
                return null;
            }
        }

        return ValueList.From(joined);
    }

    // Names of gateways mean those of the namespace they are written in.
    private static ValueList<HttpMatchRequest>? Resolved(ValueList<HttpMatchRequest>? matches, string ns) => matches is null
        ? null
        : ValueList.From(matches.Select(match => match.Gateways is not { Count: > 0 } gateways
            ? match
            : match with { Gateways = ValueList.From(gateways.Select(name => GatewayName.Resolve(name, ns))) }));

    private static HttpMatchRequest Join(HttpMatchRequest root, HttpMatchRequest leaf) => leaf with
    {
        Name = DelegateRoutes.Name(root.Name, leaf.Name),
        Uri = leaf.Uri ?? root.Uri,
        IgnoreUriCase = leaf.IgnoreUriCase ?? root.IgnoreUriCase,
        Scheme = leaf.Scheme ?? root.Scheme,
        Method = leaf.Method ?? root.Method,
        Authority = leaf.Authority ?? root.Authority,
        Headers = Join(root.Headers, leaf.Headers),
        WithoutHeaders = Join(root.WithoutHeaders, leaf.WithoutHeaders),
        QueryParams = Join(root.QueryParams, leaf.QueryParams),
        SourceLabels = Join(root.SourceLabels, leaf.SourceLabels),
        Port = leaf.Port is > 0 ? leaf.Port : root.Port,
        Gateways = leaf.Gateways is { Count: > 0 } ? leaf.Gateways : root.Gateways,
        SourceNamespace = leaf.SourceNamespace is { Length: > 0 } ? leaf.SourceNamespace : root.SourceNamespace,
        StatPrefix = leaf.StatPrefix is { Length: > 0 } ? leaf.StatPrefix : root.StatPrefix,
    };

    private static ValueMap<T>? Join<T>(ValueMap<T>? root, ValueMap<T>? leaf)
    {
        if (root is null || leaf is null)
        {
            return leaf ?? root;
        }

        var joined = new OrderedDictionary<string, T>(root, StringComparer.Ordinal);
        foreach (var (key, value) in leaf)
        {
            joined[key] = value;
        }

        return new(joined);
    }
}
