using System.Security.Cryptography;
using System.Text;

namespace OrleansMesh.Silo.Api.Computed;

/// <summary>Names for computed objects, made of texts that may not stand in a name.</summary>
/// <remarks>
/// The parts, in lower case with every other run of characters as one hyphen and each cut to 60 characters, joined by hyphens, for people; then
/// a hyphen and the first 12 hex digits of the SHA-256 of the parts joined by line feeds, which makes the name unique and stable.
/// </remarks>
internal static class ObjectName
{
    private const int MaxPart = 60;
    private const int HashDigits = 12;

    public static string Of(params ReadOnlySpan<string> parts)
    {
        var name = new StringBuilder();
        foreach (var part in parts)
        {
            AppendReadable(name, part);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        return name.Append(Convert.ToHexStringLower(hash), 0, HashDigits).ToString();
    }

    private static void AppendReadable(StringBuilder name, string part)
    {
        var start = name.Length;
        foreach (var character in part)
        {
            if (name.Length - start == MaxPart)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(character))
            {
                name.Append(char.ToLowerInvariant(character));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        if (name.Length > 0 && name[^1] != '-')
        {
            name.Append('-');
        }
    }
}
