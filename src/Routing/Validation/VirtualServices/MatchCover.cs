using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Whether one match block holds for every request that another holds for. "No" may also mean that it is not easily told.</summary>
internal static class MatchCover
{
    public static bool Covers(HttpMatchRequest wide, HttpMatchRequest narrow) =>
        CoversPath(wide, narrow)
        && Covers(wide.Scheme, narrow.Scheme)
        && Covers(wide.Method, narrow.Method)
        && Covers(wide.Authority, narrow.Authority)
        && Covers(wide.Port, narrow.Port)
        && Covers(wide.Headers, narrow.Headers)
        && Covers(wide.WithoutHeaders, narrow.WithoutHeaders)
        && Covers(wide.QueryParams, narrow.QueryParams)
        && Covers(wide.SourceLabels, narrow.SourceLabels)
        && Covers(wide.SourceNamespace, narrow.SourceNamespace)
        && CoversGateways(wide, narrow);

    // Where gateways are named, the source is not looked at: blocks are comparable only where both name them, or neither does.
    private static bool CoversGateways(HttpMatchRequest wide, HttpMatchRequest narrow) =>
        (wide.Gateways ?? ValueList<string>.Empty).Equals(narrow.Gateways ?? ValueList<string>.Empty);

    private static bool CoversPath(HttpMatchRequest wide, HttpMatchRequest narrow)
    {
        if (wide.Uri is not { } uri || uri == new StringMatch())
        {
            return true;
        }

        // A block that looks at case misses what one that does not takes in.
        var sameCase = wide.IgnoreUriCase == true || narrow.IgnoreUriCase != true;
        return sameCase && uri is { Prefix: { } prefix, Exact: null, Regex: null } && (narrow.Uri?.Prefix ?? narrow.Uri?.Exact) is { } path && path.StartsWith(prefix, StringComparison.Ordinal);
    }

    private static bool Covers<T>(ValueMap<T>? wide, ValueMap<T>? narrow) =>
        wide is null || wide.All(entry => narrow is not null && narrow.TryGetValue(entry.Key, out var other) && EqualityComparer<T>.Default.Equals(entry.Value, other));

    private static bool Covers<T>(T? wide, T? narrow) =>
        wide is null or "" || EqualityComparer<T?>.Default.Equals(wide, narrow);
}
