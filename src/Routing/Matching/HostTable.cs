namespace OrleansMesh.Routing.Matching;

/// <summary>Finds the most specific host of a table: exact, then the longest wildcard suffix, then <c>*</c>.</summary>
internal sealed class HostTable
{
    private readonly Dictionary<string, VirtualHost> _exact = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, VirtualHost>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly (string Suffix, VirtualHost Host)[] _suffixes;

    public HostTable(IEnumerable<KeyValuePair<string, VirtualHost>> hosts)
    {
        var suffixes = new List<(string Suffix, VirtualHost Host)>();
        foreach (var (pattern, host) in hosts)
        {
            if (pattern.StartsWith('*'))
            {
                suffixes.Add((pattern[1..], host));
            }
            else
            {
                _exact.Add(pattern, host);
            }
        }

        _lookup = _exact.GetAlternateLookup<ReadOnlySpan<char>>();
        _suffixes = [.. suffixes.OrderByDescending(s => s.Suffix.Length)];
    }

    public VirtualHost? Find(ReadOnlySpan<char> host)
    {
        if (_lookup.TryGetValue(host, out var exact))
        {
            return exact;
        }

        foreach (var (suffix, found) in _suffixes)
        {
            // The star stands for at least one character, except alone.
            if (suffix.Length == 0 || (host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)))
            {
                return found;
            }
        }

        return null;
    }
}
