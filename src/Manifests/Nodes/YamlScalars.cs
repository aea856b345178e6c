using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OrleansMesh.Manifests.Nodes;

/// <summary>The core schema of YAML 1.2 (section 10.3.2): which plain scalars are null, boolean, integer or float.</summary>
internal static class YamlScalars
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private static readonly Regex Decimal = new(@"\A[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", Options);

    private static readonly Regex Octal = new(@"\A0o[0-7]{1,64}\z", Options);

    private static readonly Regex Hexadecimal = new(@"\A0x[0-9a-fA-F]{1,64}\z", Options);

    /// <summary>Whether the tag is absent, or the standard one for that kind of node.</summary>
    public static bool IsStandardTag(NodeEvent node)
    {
        if (node.Tag.IsEmpty || node.Tag.IsNonSpecific)
        {
            return true;
        }

        return node switch
        {
            Scalar => node.Tag.Value is TagPrefix + "str" or TagPrefix + "int" or TagPrefix + "float" or TagPrefix + "bool" or TagPrefix + "null",
            SequenceStart => node.Tag.Value is TagPrefix + "seq",
            _ => node.Tag.Value is TagPrefix + "map",
        };
    }

    /// <summary>The scalar with its type; refused where it is not of the type that its tag claims.</summary>
    public static Node Type(Scalar scalar, Mark mark)
    {
        if (scalar.Tag.IsNonSpecific)
        {
            return new ScalarNode(ScalarType.String, scalar.Value, mark);
        }

        if (scalar.Tag.IsEmpty)
        {
            return scalar.Style == ScalarStyle.Plain ? TypePlain(scalar.Value, mark) : new ScalarNode(ScalarType.String, scalar.Value, mark);
        }

        var name = scalar.Tag.Value[TagPrefix.Length..];
        var expected = name switch
        {
            "null" => ScalarType.Null,
            "bool" => ScalarType.Boolean,
            "int" or "float" => ScalarType.Number,
            _ => ScalarType.String,
        };
        if (expected == ScalarType.String)
        {
            return new ScalarNode(ScalarType.String, scalar.Value, mark);
        }

        var plain = TypePlain(scalar.Value, mark);
        return plain.Type == expected ? plain : new RefusedNode($"\"{scalar.Value}\" is not of the type that the YAML tag !!{name} claims", mark);
    }

    private static ScalarNode TypePlain(string text, Mark mark) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new(ScalarType.Null, "null", mark),
        "true" or "True" or "TRUE" => new(ScalarType.Boolean, "true", mark),
        "false" or "False" or "FALSE" => new(ScalarType.Boolean, "false", mark),
        _ => NumberText(text) is { } number ? new(ScalarType.Number, number, mark) : new(ScalarType.String, text, mark),
    };

    /// <summary>The text as a JSON number (or <c>NaN</c>, <c>Infinity</c>), or null where it is no number.</summary>
    private static string? NumberText(string text)
    {
        if (Decimal.IsMatch(text))
        {
            return Canonical(text);
        }

        if (Octal.IsMatch(text))
        {
            return Digits(text.AsSpan(2), 8);
        }

        if (Hexadecimal.IsMatch(text))
        {
            return Digits(text.AsSpan(2), 16);
        }

        return text switch
        {
            ".nan" or ".NaN" or ".NAN" => "NaN",
            ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => "Infinity",
            "-.inf" or "-.Inf" or "-.INF" => "-Infinity",
            _ => null,
        };
    }

    private static string Digits(ReadOnlySpan<char> digits, int radix)
    {
        var value = System.Numerics.BigInteger.Zero;
        foreach (var digit in digits)
        {
            value = (value * radix) + Convert.ToInt32(digit.ToString(), 16);
        }

        return value.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>JSON forbids what YAML allows: a plus sign, zeros in front, a point without a digit on either side.</summary>
    private static string Canonical(string text)
    {
        var sign = text[0] == '-' ? "-" : string.Empty;
        var unsigned = text.AsSpan().TrimStart("+-");
        var exponentAt = unsigned.IndexOfAny('e', 'E');
        var exponent = exponentAt < 0 ? [] : unsigned[exponentAt..];
        var mantissa = exponentAt < 0 ? unsigned : unsigned[..exponentAt];
        var pointAt = mantissa.IndexOf('.');
        var whole = (pointAt < 0 ? mantissa : mantissa[..pointAt]).TrimStart('0');
        var fraction = pointAt < 0 ? [] : mantissa[(pointAt + 1)..];
        return string.Concat(
            string.Concat(sign, whole.IsEmpty ? "0" : whole, fraction.IsEmpty ? string.Empty : "."),
            fraction,
            exponent);
    }
}
