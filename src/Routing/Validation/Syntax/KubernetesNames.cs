namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>The names of Kubernetes objects.</summary>
public static class KubernetesNames
{
    /// <summary>What <see cref="IsLabel"/> asks for.</summary>
    public const string LabelShape = "at most 63 lower-case letters, digits and '-', with a letter or digit at either end";

    /// <summary>What <see cref="IsSubdomain"/> asks for.</summary>
    public const string SubdomainShape = "at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at either end and beside every '.'";

    /// <summary>What <see cref="IsQualifiedName"/> asks for.</summary>
    public const string QualifiedShape = "[prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name";

    /// <summary>What <see cref="IsLabelValue"/> asks for.</summary>
    public const string LabelValueShape = "empty, or at most 63 letters, digits, '-', '_' and '.', with a letter or digit at either end";

    /// <summary>The longest label, in characters.</summary>
    public const int LongestLabel = 63;

    /// <summary>The longest subdomain, in characters.</summary>
    public const int LongestSubdomain = 253;

    /// <summary>RFC 1123 label: namespaces, port names.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text) =>
        text.Length <= LongestLabel && Characters.Is(text, Characters.LowerAlphanumericOrDash, Characters.LowerAlphanumeric);

    /// <summary>RFC 1035 label: names of Services, which become DNS names.</summary>
    public static bool IsDnsName(ReadOnlySpan<char> text) => IsLabel(text) && char.IsAsciiLetter(text[0]);

    /// <summary>RFC 1123 subdomain: names of most objects. Only the whole is bounded in length.</summary>
    public static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestSubdomain)
        {
            return false;
        }

        foreach (var range in text.Split('.'))
        {
            if (!Characters.Is(text[range], Characters.LowerAlphanumericOrDash, Characters.LowerAlphanumeric))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>IANA service name: names of a container's ports.</summary>
    public static bool IsPortName(ReadOnlySpan<char> text) =>
        text.Length <= 15
        && Characters.Is(text, Characters.LowerAlphanumericOrDash, Characters.LowerAlphanumeric)
        && text.ContainsAnyInRange('a', 'z')
        && !text.Contains("--", StringComparison.Ordinal);

    /// <summary>The key of a label or annotation: <c>[prefix/]name</c>.</summary>
    public static bool IsQualifiedName(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        if (slash >= 0 && !IsSubdomain(text[..slash]))
        {
            return false;
        }

        var name = text[(slash + 1)..];
        return name.Length <= LongestLabel && Characters.Is(name, Characters.LabelValue, Characters.Alphanumeric);
    }

    /// <summary>The value of a label; may be empty.</summary>
    public static bool IsLabelValue(ReadOnlySpan<char> text) =>
        text.IsEmpty
        || (text.Length <= LongestLabel && Characters.Is(text, Characters.LabelValue, Characters.Alphanumeric));
}
