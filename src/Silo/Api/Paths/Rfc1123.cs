namespace OrleansMesh.Silo.Api.Paths;

/// <summary>Which names Kubernetes allows. A name that fails never becomes a grain's key.</summary>
internal static class Rfc1123
{
    public const string LabelRule = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', "
        + "must start and end with an alphanumeric character, and has at most 63 characters";

    public const string SubdomainRule = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', "
        + "must start and end with an alphanumeric character, and has at most 253 characters";

    /// <summary>Whether <paramref name="text"/> is the name of a namespace.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 63 || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether <paramref name="text"/> is the name of an object: labels joined by dots, at most 253 characters. Only a whole name is bound, not each label, as in Kubernetes.</summary>
    public static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }

        var previous = '.';
        foreach (var character in text)
        {
            var isAlphanumeric = char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);
            var isAllowed = isAlphanumeric || (character == '-' && previous != '.') || (character == '.' && previous is not ('.' or '-'));
            if (!isAllowed)
            {
                return false;
            }

            previous = character;
        }

        return previous is not ('.' or '-');
    }
}
