using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation.Delegation;

/// <summary>Whether a delegate's conditions contradict those of the route that delegates: a delegate may narrow them only.</summary>
internal static class DelegateConflicts
{
    public static bool Between(HttpMatchRequest root, HttpMatchRequest leaf) =>
        Between(root.Uri, leaf.Uri)
        || Between(root.Scheme, leaf.Scheme)
        || Between(root.Method, leaf.Method)
        || Between(root.Authority, leaf.Authority)
        || Between(root.Headers, leaf.Headers)
        || Between(root.WithoutHeaders, leaf.WithoutHeaders)
        || Between(root.QueryParams, leaf.QueryParams)
        || (root.IgnoreUriCase ?? false) != (leaf.IgnoreUriCase ?? false)
        || (root.Port is > 0 && leaf.Port is > 0 && root.Port != leaf.Port)
        || (root.SourceNamespace is { Length: > 0 } ns && leaf.SourceNamespace is { Length: > 0 } own && ns != own)
        || (root.SourceLabels ?? ValueMap<string>.Empty).Any(label => leaf.SourceLabels?.TryGetValue(label.Key, out var value) is true && value != label.Value)
        || (root.Gateways is { Count: > 0 } gateways && leaf.Gateways is { Count: > 0 } narrower && !narrower.All(gateways.Contains));

    private static bool Between(ValueMap<StringMatch>? root, ValueMap<StringMatch>? leaf) =>
        root is not null && leaf is not null && leaf.Any(entry => root.TryGetValue(entry.Key, out var wider) && Between(wider, entry.Value));

    // Istio's stringMatchConflict: what cannot be seen to be narrower contradicts. Expressions cannot.
    private static bool Between(StringMatch? root, StringMatch? leaf) => (root, leaf) switch
    {
        (null, _) or (_, null) => false,
        ({ Regex.Length: > 0 }, _) or (_, { Regex.Length: > 0 }) => true,
        ({ Exact: { Length: > 0 } exact }, _) => leaf.Prefix is { Length: > 0 } || leaf.Exact != exact,
        ({ Prefix: { Length: > 0 } prefix }, { Prefix: { Length: > 0 } narrower }) => !narrower.StartsWith(prefix, StringComparison.Ordinal),
        ({ Prefix: { Length: > 0 } prefix }, { Exact: { Length: > 0 } exact }) => !exact.StartsWith(prefix, StringComparison.Ordinal),
        _ => true,
    };
}
