namespace OrleansMesh.Routing.Matching;

/// <summary>Finds the rules of a host whose path condition holds without looking at the others.</summary>
/// <remarks>
/// It returns what a scan in order would: every rule whose path condition holds is reached through the one place that its kind of
/// condition is kept in, each place lists its rules in order, and of all rules whose other conditions hold as well the first is taken.
/// </remarks>
internal sealed class PathIndex
{
    private static readonly int[] None = [];

    private readonly RouteCandidate[] _candidates;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> _exact;

    // A prefix leads to the place of the only rule that can be chosen for it, or to the complement of a number in these lists.
    private readonly CharTrie? _prefixes;
    private readonly List<int[]> _prefixLists = [];

    private readonly CharTrie? _folded;
    private readonly List<PathEntry> _foldedEntries = [];
    private readonly int[] _patterns;

    public PathIndex(RouteCandidate[] candidates)
    {
        _candidates = candidates;
        _exact = Group(path => path is { Kind: TextMatchKind.Exact, IgnoreCase: false })
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _prefixes = Trie(path => path is { Kind: TextMatchKind.Prefix, IgnoreCase: false }, text => text, PrefixValue, fold: false);
        _folded = Trie(path => path is { Kind: not TextMatchKind.Regex, IgnoreCase: true }, AsciiFold.Fold, FoldedValue, fold: true);
        _patterns = [.. Places(path => path.Kind == TextMatchKind.Regex)];
    }

    public RouteRule? Match<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct
    {
        var path = request.Path;
        var best = int.MaxValue;
        if (_exact.TryGetValue(path, out var exact))
        {
            TakeFirst(exact, ref best, ref request);
        }

        WalkPrefixes(path, ref best, ref request);
        WalkFolded(path, ref best, ref request);
        foreach (var place in _patterns)
        {
            if (place >= best)
            {
                break;
            }

            if (_candidates[place].Match.Matches(ref request))
            {
                best = place;
            }
        }

        return best == int.MaxValue ? null : _candidates[best].Rule;
    }

    private void WalkPrefixes<TRequest>(ReadOnlySpan<char> path, ref int best, ref TRequest request)
        where TRequest : IRequestView, allows ref struct
    {
        if (_prefixes is null)
        {
            return;
        }

        var walk = _prefixes.Along(path);
        while (walk.MoveNext())
        {
            if (walk.Current >= 0)
            {
                best = Math.Min(best, walk.Current);
            }
            else
            {
                TakeFirst(_prefixLists[~walk.Current], ref best, ref request);
            }
        }
    }

    private void WalkFolded<TRequest>(ReadOnlySpan<char> path, ref int best, ref TRequest request)
        where TRequest : IRequestView, allows ref struct
    {
        if (_folded is null)
        {
            return;
        }

        var walk = _folded.Along(path);
        while (walk.MoveNext())
        {
            var entry = _foldedEntries[walk.Current];
            TakeFirst(entry.Prefix, ref best, ref request);
            if (walk.IsWhole)
            {
                TakeFirst(entry.Exact, ref best, ref request);
            }
        }
    }

    private void TakeFirst<TRequest>(int[] places, ref int best, ref TRequest request)
        where TRequest : IRequestView, allows ref struct
    {
        foreach (var place in places)
        {
            if (place >= best)
            {
                return;
            }

            ref readonly var candidate = ref _candidates[place];
            if (candidate.AsksForPathAlone || candidate.Match.MatchesBesidesPath(ref request))
            {
                best = place;
                return;
            }
        }
    }

    private IEnumerable<int> Places(Func<PathMatch, bool> wanted) =>
        Enumerable.Range(0, _candidates.Length).Where(place => wanted(_candidates[place].Match.Path));

    private IEnumerable<IGrouping<string, int>> Group(Func<PathMatch, bool> wanted) =>
        Places(wanted).GroupBy(place => _candidates[place].Match.Path.Text, StringComparer.Ordinal);

    private CharTrie? Trie(Func<PathMatch, bool> wanted, Func<string, string> keyOf, Func<int[], int> valueOf, bool fold)
    {
        var entries = Places(wanted)
            .GroupBy(place => keyOf(_candidates[place].Match.Path.Text), StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, valueOf([.. group])))
            .ToArray();
        return entries.Length == 0 ? null : new(entries, fold);
    }

    // Behind a rule that asks for nothing else no other of the same prefix is ever chosen.
    private int PrefixValue(int[] places)
    {
        if (_candidates[places[0]].AsksForPathAlone)
        {
            return places[0];
        }

        _prefixLists.Add(places);
        return ~(_prefixLists.Count - 1);
    }

    private int FoldedValue(int[] places)
    {
        _foldedEntries.Add(new(OfKind(places, TextMatchKind.Prefix), OfKind(places, TextMatchKind.Exact)));
        return _foldedEntries.Count - 1;
    }

    private int[] OfKind(IEnumerable<int> places, TextMatchKind kind)
    {
        var found = places.Where(place => _candidates[place].Match.Path.Kind == kind).ToArray();
        return found.Length == 0 ? None : found;
    }
}
