using System.Collections.Immutable;

namespace OrleansMesh.Routing.Matching;

/// <summary>Finds the most specific host of a table that has rules for a port: exact, then the longest wildcard suffix, then <c>*</c>.</summary>
internal sealed class HostTable
{
    private const int StackHost = 256;
    private const string Everything = "*";

    private readonly HostMap _exact;
    private readonly ImmutableDictionary<string, VirtualHost[]> _wildcards;
    private readonly CharTrie? _suffixes;
    private readonly VirtualHost[][] _bySuffix;
    private readonly VirtualHost[] _any;

    private HostTable(HostMap exact, ImmutableDictionary<string, VirtualHost[]> wildcards, CharTrie? suffixes, VirtualHost[][] bySuffix)
    {
        _exact = exact;
        _wildcards = wildcards;
        _suffixes = suffixes;
        _bySuffix = bySuffix;
        _any = wildcards.GetValueOrDefault(Everything, []);
    }

    public static HostTable Empty { get; } = new(HostMap.Empty, ImmutableDictionary<string, VirtualHost[]>.Empty.WithComparers(StringComparer.Ordinal), null, []);

    /// <summary>The table after some changes. Costs the changes, and all hosts with wildcards where one of them changed.</summary>
    /// <param name="changes">
    /// Folded host patterns, each once, with those that may have its requests, the first that serves the port first; null where a host is gone.
    /// </param>
    public HostTable With(IReadOnlyCollection<KeyValuePair<string, VirtualHost[]?>> changes)
    {
        var byKind = changes.ToLookup(change => change.Key.StartsWith('*'));
        var exact = byKind.Contains(false) ? _exact.With([.. byKind[false]]) : _exact;
        if (!byKind.Contains(true))
        {
            return new(exact, _wildcards, _suffixes, _bySuffix);
        }

        var wildcards = _wildcards.ToBuilder();
        foreach (var (host, hosts) in byKind[true])
        {
            if (hosts is null)
            {
                wildcards.Remove(host);
            }
            else
            {
                wildcards[host] = hosts;
            }
        }

        var suffixes = wildcards.Where(entry => entry.Key != Everything).ToArray();
        var trie = suffixes.Length == 0 ? null : new CharTrie(suffixes.Select((entry, i) => KeyValuePair.Create(Reversed(entry.Key.AsSpan(1)), i)), fold: false);
        return new(exact, wildcards.ToImmutable(), trie, Array.ConvertAll(suffixes, entry => entry.Value));
    }

    /// <param name="host">Without port, in any case.</param>
    /// <param name="port">The port the request came in on.</param>
    public VirtualHost? Find(ReadOnlySpan<char> host, int port) =>
        _exact.Find(host, port)
        ?? (_suffixes is null ? null : FindFolded(host, port))
        ?? Serving(_any, port);

    private VirtualHost? FindFolded(ReadOnlySpan<char> host, int port)
    {
        // Longer than any DNS name: rare enough to pay for.
        var folded = host.Length <= StackHost ? stackalloc char[StackHost] : new char[host.Length];
        folded = folded[..host.Length];
        for (var i = 0; i < host.Length; i++)
        {
            folded[i] = AsciiFold.Fold(host[i]);
        }

        return FindSuffix(folded, port);
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
            longest = Serving(_bySuffix[walk.Current], port) ?? longest;
        }

        return longest;
    }

    public static VirtualHost? Serving(VirtualHost[] hosts, int port)
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
