using CsCheck;

namespace OrleansMesh.Manifests.Tests.Generation;

/// <summary>Texts that readers of YAML and JSON like to mistake.</summary>
internal static class TextGens
{
    private static readonly string[] Tricky =
    [
        "", " ", "  lead", "trail  ", "\t", "a\tb", "\n", "\n\n", "a\n", "a\nb", "a\n\nb\n", " a\n b", "a\r\nb", "\r", "a\u0085b", "a\u2028b", "\uFEFF", "\u00A0",
        "\0", "\u0001\u001f\u007f", "\uFFFE", "\uE000", "é", "日本語", "😀", "a😀b",
        "null", "Null", "NULL", "~", "true", "True", "TRUE", "false", "yes", "No", "on", "OFF", "y", "N",
        "0", "-1", "+1", "1.5", ".5", "5.", "1e3", "1E-3", "-.inf", ".NaN", "0x1F", "0o17", "017", "1_000", "1:30", "1:30:45", "2026-01-01", "0b1",
        "<<", "=", "-", "--", "---", "...", "- a", "?", "? a", ":", ": a", "a:", "a: b", "a :b", "a:b", "#", "# a", "a #b", "a#b", "&a", "*a", "!a", "!!str a", "%a", "@a", "`a",
        "'", "''", "'a'", "\"", "\"a\"", "\\", "\\n", "\\u0041", "[", "]", "[a]", "{", "}", "{a: b}", "{{.Revision}}", ",", "a, b", "|", "|-", ">", ">+", "a|b",
        "/", "//", "\u2029", "</script>", "a'b\"c", "$(x)", "${x}", "*", "*.example.com", "^(?i)/a.*$", "a/b", "-a", "a-", "key with spaces: and colon",
    ];

    private static readonly Gen<char> Character = Gen.OneOf(
        Gen.Char['\u0020', '\u007e'],
        Gen.Char['\u0000', '\u00ff'],
        Gen.Char['\u0100', '\ud7ff'],
        Gen.Char['\ue000', '\uffff'],
        Gen.OneOf(' ', '\n', '\t', ':', '#', '-', '\'', '"', '\\'));

    private static readonly Gen<string> Random = Character.Array[0, 20].Select(characters => new string(characters));

    private static readonly Gen<string> Long = Gen.Select(Random, Gen.Int[100, 3000]).Select((text, times) => string.Concat(Enumerable.Repeat(text, times / 20)));

    private static readonly Gen<string> Astral = Gen.Int[0x10000, 0x10ffff].Array[1, 3].Select(points => string.Concat(points.Select(char.ConvertFromUtf32)));

    public static Gen<string> Any { get; } = Gen.Frequency((6, Gen.OneOf(Tricky)), (4, Random), (1, Astral), (1, Long));
}
