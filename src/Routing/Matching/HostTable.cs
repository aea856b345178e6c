using System.Collections.Frozen;

namespace OrleansMesh.Routing.Matching;

/// <summary>Finds the most specific host of a table that has rules for a port: exact, then the longest wildcard suffix, then <c>*</c>.</summary>
internal sealed class HostTable
{
    private const int StackHost = 256;

    private readonly FrozenDictionary<string, VirtualHost[]>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly CharTrie<VirtualHost[]>? _suffixes;
    private readonly VirtualHost[] _any;

    /// <param name="hosts">Folded host patterns, each with those that may have its requests, the first that serves the port first.</param>
    public HostTable(IEnumerable<KeyValuePair<string, VirtualHost[]>> hosts)
    {
        var byKind = hosts.ToLookup(entry => entry.Key switch { "*" => HostKind.Any, ['*', ..] => HostKind.Suffix, _ => HostKind.Exact });
        _exact = byKind[HostKind.Exact].ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _any = byKind[HostKind.Any].FirstOrDefault().Value ?? [];
        var suffixes = byKind[HostKind.Suffix].Select(entry => KeyValuePair.Create(Reversed(entry.Key.AsSpan(1)), entry.Value)).ToArray();
        _suffixes = suffixes.Length == 0 ? null : new(suffixes, fold: false);
    }

    private enum HostKind
    {
        Exact,
        Suffix,
        Any,
    }

    /// <param name="host">Without port, in any case.</param>
    /// <param name="port">The port the request came in on.</param>
    public VirtualHost? Find(ReadOnlySpan<char> host, int port)
    {
        // Hosts are nearly always sent in lower case.
        if (_exact.TryGetValue(host, out var exact) && Serving(exact, port) is { } found)
        {
            return found;
        }

        return (_suffixes is null && !host.ContainsAnyInRange('A', 'Z') ? null : FindFolded(host, port)) ?? Serving(_any, port);
    }

    private VirtualHost? FindFolded(ReadOnlySpan<char> host, int port)
    {
        // Longer than any DNS name: rare enough to pay for.
        var folded = host.Length <= StackHost ? stackalloc char[StackHost] : new char[host.Length];
        folded = folded[..host.Length];
        for (var i = 0; i < host.Length; i++)
        {
            folded[i] = AsciiFold.Fold(host[i]);
        }

        return (_exact.TryGetValue(folded, out var exact) ? Serving(exact, port) : null) ?? FindSuffix(folded, port);
    }

    private VirtualHost? FindSuffix(Span<char> folded, int port)
    {
        if (_suffixes is null || folded.IsEmpty)
        {
            return null;
        }

        folded.Reverse();
        VirtualHost? longest = null;

        // Without the first character of the host: the star stands for at least one.
        var walk = _suffixes.Along(folded[..^1]);
        while (walk.MoveNext())
        {
            longest = Serving(walk.Current, port) ?? longest;
        }

        return longest;
    }

    private static VirtualHost? Serving(VirtualHost[] hosts, int port)
    {
        foreach (var host in hosts)
        {
            if (host.Serves(port))
            {
                return host;
            }
        }

        return null;
    }

    private static string Reversed(ReadOnlySpan<char> suffix) => string.Create(suffix.Length, suffix, static (span, source) =>
    {
        source.CopyTo(span);
        span.Reverse();
    });
}
