using System.Runtime.InteropServices;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Finds the rules of a VirtualService whose requests an earlier rule of it takes.</summary>
/// <remarks>
/// What is found is so; not everything that is so is found: a path is compared with prefixes up to <see cref="LongestPrefix"/> and with the first
/// <see cref="MostOfPrefix"/> blocks of each, so that a hostile list of rules costs no more than its length.
/// </remarks>
internal sealed class UnreachedRules
{
    private const int LongestPrefix = 256;
    private const int MostOfPrefix = 32;

    private readonly Dictionary<HttpMatchRequest, int> _seen = [];
    private readonly Dictionary<string, List<(HttpMatchRequest Match, int Route)>> _byPrefix = new(StringComparer.Ordinal);
    private readonly SortedSet<int> _lengths = [];
    private readonly List<UnreachedRule> _found = [];

    private UnreachedRules()
    {
    }

    public static IReadOnlyList<UnreachedRule> Find(ValueList<HttpRoute>? http)
    {
        var search = new UnreachedRules();
        var catchAll = -1;
        for (var i = 0; i < (http?.Count ?? 0); i++)
        {
            if (catchAll >= 0)
            {
                search._found.Add(new(i, null, catchAll, $"http[{catchAll}] has no match and takes every request; only the last rule can have none"));
            }
            else if (http![i].Match is { Count: > 0 } blocks)
            {
                search.Add(blocks, i, takesAll: http[i].Delegate is null);
            }
            else if (http[i].Delegate is null)
            {
                // What no rule of a delegate takes goes on to the next rule.
                catchAll = i;
            }
        }

        return search._found;
    }

    private void Add(ValueList<HttpMatchRequest> blocks, int route, bool takesAll)
    {
        var before = _found.Count;
        for (var i = 0; i < blocks.Count; i++)
        {
            // The name is a label, not a condition.
            var block = blocks[i] with { Name = null, StatPrefix = null };
            if (_seen.TryGetValue(block, out var same))
            {
                _found.Add(new(route, i, same, $"http[{same}] has the same match"));
            }
            else if (Covering(block, route) is { } earlier)
            {
                _found.Add(new(route, i, earlier, $"a match of http[{earlier}] takes every request that this one would"));
            }
            else if (takesAll)
            {
                _seen.Add(block, route);
            }
        }

        var lost = CollectionsMarshal.AsSpan(_found)[before..];
        if (lost.Length == blocks.Count)
        {
            _found.Add(new(route, null, lost[0].Earlier, "earlier rules take all its matches"));
        }

        foreach (var block in takesAll ? blocks : [])
        {
            Remember(block with { Name = null, StatPrefix = null }, route);
        }
    }

    private void Remember(HttpMatchRequest block, int route)
    {
        var prefix = block.Uri is null ? string.Empty : block.Uri.Prefix;
        if (prefix is null || prefix.Length > LongestPrefix)
        {
            return;
        }

        _lengths.Add(prefix.Length);
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byPrefix, prefix, out _);
        list ??= [];
        if (list.Count < MostOfPrefix)
        {
            list.Add((block, route));
        }
    }

    private int? Covering(HttpMatchRequest block, int route)
    {
        var path = block.Uri is null ? string.Empty : block.Uri.Prefix ?? block.Uri.Exact;
        if (path is null)
        {
            // Of an expression only what holds for every path is known to hold.
            path = string.Empty;
        }

        var lookup = _byPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var length in _lengths.TakeWhile(length => length <= path.Length))
        {
            if (lookup.TryGetValue(path.AsSpan(0, length), out var earlier))
            {
                foreach (var candidate in earlier.Where(candidate => candidate.Route < route && MatchCover.Covers(candidate.Match, block)))
                {
                    return candidate.Route;
                }
            }
        }

        return null;
    }
}
