using System.Globalization;
using System.Numerics;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Numbers without a fraction, however they are spelt: <c>5</c>, <c>5.0</c> and <c>0.5e1</c> are one integer.</summary>
internal static class IntegerText
{
    /// <summary>More digits than any field can hold, and few enough to cost nothing.</summary>
    private const int MostDigits = 40;

    /// <summary>The integer that <paramref name="text"/> spells; a value of more than 40 digits comes out as one that no field can hold.</summary>
    public static bool TryParse(string text, out BigInteger value)
    {
        value = BigInteger.Zero;
        var span = text.AsSpan();
        var negative = span is ['-', ..];
        span = negative ? span[1..] : span;
        var exponent = 0;
        if (span.IndexOfAny('e', 'E') is >= 0 and var exponentAt)
        {
            if (!int.TryParse(span[(exponentAt + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return false;
            }

            span = span[..exponentAt];
        }

        var pointAt = span.IndexOf('.');
        var whole = pointAt < 0 ? span : span[..pointAt];
        var fraction = pointAt < 0 ? [] : span[(pointAt + 1)..].TrimEnd('0');
        if (whole.IsEmpty || whole.ContainsAnyExceptInRange('0', '9') || fraction.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        return TryScale(string.Concat(whole, fraction).TrimStart('0'), (long)exponent - fraction.Length, negative, out value);
    }

    private static bool TryScale(string digits, long exponent, bool negative, out BigInteger value)
    {
        value = BigInteger.Zero;
        if (digits.Length == 0)
        {
            return true;
        }

        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        if (exponent < 0)
        {
            return false;
        }

        var magnitude = significant.Length + exponent > MostDigits
            ? BigInteger.Pow(10, MostDigits)
            : BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture) * BigInteger.Pow(10, (int)exponent);
        value = negative ? -magnitude : magnitude;
        return true;
    }
}
