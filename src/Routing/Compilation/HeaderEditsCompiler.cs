using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles <c>headers</c> of routes and of their destinations.</summary>
internal static class HeaderEditsCompiler
{
    // What says where a message ends, and what concerns one connection: edits of these would let two hops read two messages.
    private static readonly HashSet<string> Framing = new(StringComparer.OrdinalIgnoreCase)
    {
        "connection", "content-length", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
    };

    /// <summary>Whether a header is the edge's own to set: edits of it are not done.</summary>
    public static bool IsFraming(string name) => Framing.Contains(name);

    /// <summary>
    /// The edits of a route that has one destination, in Envoy's order: both levels are one list there, removals go first, the route's values
    /// before the destination's.
    /// </summary>
    public static HeaderEdit[] Single(HeaderOperations? route, HeaderOperations? destination) =>
        [.. Removals(route), .. Removals(destination), .. Values(route), .. Values(destination)];

    /// <summary>The edits of one of several destinations: the more specific level is done first, so that the route's has the last word.</summary>
    public static HeaderEdit[] Weighted(HeaderOperations? route, HeaderOperations? destination) =>
        [.. Removals(destination), .. Values(destination), .. Removals(route), .. Values(route)];

    /// <summary>The authority that header edits ask for; null where they ask for none.</summary>
    public static string? Authority(HeaderOperations? request) => Authority(request?.Set) ?? Authority(request?.Add);

    private static string? Authority(ValueMap<string>? values) =>
        (values ?? ValueMap<string>.Empty).LastOrDefault(entry => IsAuthority(entry.Key) && entry.Value.Length > 0).Value;

    private static IEnumerable<HeaderEdit> Removals(HeaderOperations? operations) =>
        (operations?.Remove ?? ValueList<string>.Empty).Where(IsOrdinary).Select(name => new HeaderEdit(HeaderEditKind.Remove, name, null));

    // Istio hands them to Envoy sorted by name, those of "set" first.
    private static IEnumerable<HeaderEdit> Values(HeaderOperations? operations) =>
        Values(operations?.Set, HeaderEditKind.Set).Concat(Values(operations?.Add, HeaderEditKind.Add));

    private static IEnumerable<HeaderEdit> Values(ValueMap<string>? values, HeaderEditKind kind) =>
        (values ?? ValueMap<string>.Empty)
            .Where(entry => IsOrdinary(entry.Key))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => new HeaderEdit(kind, entry.Key, HeaderTemplateParser.Parse(entry.Value)));

    private static bool IsOrdinary(string name) =>
        name.Length > 0 && name[0] != ':' && !IsAuthority(name) && !IsFraming(name);

    private static bool IsAuthority(string name) =>
        name.Equals("host", StringComparison.OrdinalIgnoreCase) || name.Equals(":authority", StringComparison.OrdinalIgnoreCase);
}
