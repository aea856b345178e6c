namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>Names and values of HTTP headers.</summary>
internal static class HeaderNames
{
    /// <summary>RFC 9110's <c>token</c>, which a header's name must be.</summary>
    public static bool IsToken(ReadOnlySpan<char> name) => !name.IsEmpty && !name.ContainsAnyExcept(Characters.HttpToken);

    /// <summary>Whether the name, in a change of headers, means the request's authority.</summary>
    public static bool IsAuthority(string name) =>
        name.Equals("host", StringComparison.OrdinalIgnoreCase) || name.Equals(":authority", StringComparison.OrdinalIgnoreCase);

    /// <summary>Text that may become a part of a header's value, as names of routes do by <c>%ROUTE_NAME%</c>.</summary>
    public static void CheckText(string? text, FieldPath path, AdmissionFindings findings)
    {
        if (text is not null && !IsValue(text))
        {
            findings.Invalid(path, "must hold no control character but the tab");
        }
    }

    /// <summary>RFC 9110's <c>field-value</c>: no control characters but the tab.</summary>
    public static bool IsValue(ReadOnlySpan<char> value)
    {
        foreach (var character in value)
        {
            if (character is (< ' ' and not '\t') or '\x7f')
            {
                return false;
            }
        }

        return true;
    }
}
