using System.Buffers;
using System.Globalization;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>
/// The syntax of Go's <c>time.ParseDuration</c>, which Kubernetes and Istio use: an optional sign, then decimal numbers with a unit each
/// (<c>ns us ms s m h</c>), or <c>0</c> alone. The value is cut to the tick (100 ns) and must fit 64 bits of nanoseconds, some 292 years.
/// </summary>
internal static class GoDuration
{
    private const long NanosecondsPerTick = 100;

    /// <summary>Longer texts are no durations anybody means.</summary>
    private const int LongestText = 64;

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    public static bool TryParse(string text, out TimeSpan value)
    {
        value = TimeSpan.Zero;
        if (text.Length > LongestText)
        {
            return false;
        }

        var rest = text.AsSpan();
        var negative = rest is ['-', ..];
        if (rest is ['-' or '+', ..])
        {
            rest = rest[1..];
        }

        if (rest is "0")
        {
            return true;
        }

        if (rest.IsEmpty)
        {
            return false;
        }

        var nanoseconds = 0m;
        while (!rest.IsEmpty)
        {
            if (!TryTakePart(ref rest, out var part))
            {
                return false;
            }

            nanoseconds += part;
            if (nanoseconds > long.MaxValue)
            {
                return false;
            }
        }

        var ticks = (long)(decimal.Truncate(nanoseconds) / NanosecondsPerTick);
        value = TimeSpan.FromTicks(negative ? -ticks : ticks);
        return true;
    }

    private static bool TryTakePart(ref ReadOnlySpan<char> rest, out decimal nanoseconds)
    {
        nanoseconds = 0m;
        var length = rest.IndexOfAnyExcept(NumberCharacters);
        if (length <= 0 || !decimal.TryParse(rest[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        rest = rest[length..];
        var unitLength = rest.IndexOfAny(NumberCharacters);
        var unit = unitLength < 0 ? rest : rest[..unitLength];
        rest = rest[unit.Length..];
        var perUnit = unit switch
        {
            "ns" => 1m,
            "us" or "µs" or "μs" => 1_000m,
            "ms" => 1_000_000m,
            "s" => 1_000_000_000m,
            "m" => 60_000_000_000m,
            "h" => 3_600_000_000_000m,
            _ => 0m,
        };

        if (perUnit == 0m || number > long.MaxValue / perUnit)
        {
            return false;
        }

        nanoseconds = number * perUnit;
        return true;
    }
}
