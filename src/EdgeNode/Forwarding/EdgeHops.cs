using System.Globalization;
using Microsoft.Extensions.Primitives;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Mirroring.Policies;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>How many edges a request has passed, and whether it is a shadow: <c>3</c>, or <c>3;shadow</c>. Each edge writes the field anew.</summary>
/// <param name="Count">Edges passed; 0 for a request of a client.</param>
/// <param name="IsShadow">Whether some edge, or Envoy, made it as a shadow.</param>
internal readonly record struct EdgeHops(int Count, bool IsShadow)
{
    /// <summary>The field.</summary>
    public const string FieldName = "x-orleansmesh-hops";

    private const string ShadowMark = ";shadow";
    private const string EnvoyInternal = "x-envoy-internal";

    // Of what an edge writes by default, so that requests share the text.
    private static readonly string[] Counts = [.. Enumerable.Range(0, 33).Select(count => count.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The field's value.</summary>
    public string Text
    {
        get
        {
            var count = Count < Counts.Length ? Counts[Count] : Count.ToString(CultureInfo.InvariantCulture);
            return IsShadow ? count + ShadowMark : count;
        }
    }

    /// <summary>The same after one more edge.</summary>
    public EdgeHops Next => this with { Count = Count + 1 };

    /// <summary>What a request says. A value that no edge writes counts for nothing: the next edge replaces it, so that it cannot hide a loop.</summary>
    /// <param name="headers">The request's fields.</param>
    /// <param name="host">Its host.</param>
    public static EdgeHops Of(IHeaderDictionary headers, string host)
    {
        var hops = headers.TryGetValue(FieldName, out var values) ? Parse(values) : default;
        return hops.IsShadow ? hops : hops with { IsShadow = headers.ContainsKey(ShadowChanges.MarkerField) || IsEnvoys(headers, host) };
    }

    // What Envoy's shadows have, and those of an edge before it counted. Neither alone: Envoy says "internal" of other requests as well.
    private static bool IsEnvoys(IHeaderDictionary headers, string host) =>
        headers.TryGetValue(EnvoyInternal, out var value) && value == "true" && ShadowHost.IsMarked(host);

    private static EdgeHops Parse(StringValues values)
    {
        if (values is not [{ } value])
        {
            return default;
        }

        var isShadow = value.EndsWith(ShadowMark, StringComparison.Ordinal);
        var digits = isShadow ? value.AsSpan(0, value.Length - ShadowMark.Length) : value;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < int.MaxValue ? new(count, isShadow) : default;
    }
}
