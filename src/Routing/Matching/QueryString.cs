namespace OrleansMesh.Routing.Matching;

/// <summary>Finds query parameters as Envoy's router does: as sent, undecoded, the first of several.</summary>
public static class QueryString
{
    /// <summary>Whether a query, without its question mark, has a parameter; its value, empty where it has none.</summary>
    public static bool TryFind(ReadOnlySpan<char> query, ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&');
            var parameter = end < 0 ? query : query[..end];
            query = end < 0 ? default : query[(end + 1)..];

            var equals = parameter.IndexOf('=');
            if ((equals < 0 ? parameter : parameter[..equals]).SequenceEqual(name) && (equals >= 0 || !parameter.IsEmpty))
            {
                value = equals < 0 ? default : parameter[(equals + 1)..];
                return true;
            }
        }

        value = default;
        return false;
    }
}
