namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Localities of which none holds another. A locality holds all that begins with its parts; <c>*</c> at the end holds all.</summary>
internal sealed class LocalitySet
{
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly HashSet<string> _wider = new(StringComparer.Ordinal);

    /// <summary>Adds a locality, or answers false where it overlaps with one that is there.</summary>
    public bool Add(IReadOnlyList<string> parts)
    {
        var prefixes = Prefixes(parts).ToList();
        if (_wider.Contains(prefixes[^1]) || prefixes.Exists(_whole.Contains))
        {
            return false;
        }

        _whole.Add(prefixes[^1]);
        _wider.UnionWith(prefixes[..^1]);
        return true;
    }

    // From the widest, which is everything, to the locality itself.
    private static IEnumerable<string> Prefixes(IReadOnlyList<string> parts)
    {
        var count = parts[^1] == "*" ? parts.Count - 1 : parts.Count;
        return Enumerable.Range(0, count + 1).Select(length => string.Join('/', parts.Take(length)));
    }
}
