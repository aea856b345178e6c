namespace OrleansMesh.Routing.Compilation;

/// <summary>Percentages as Istio counts them.</summary>
internal static class Shares
{
    /// <summary>How many of a million a percentage is. Istio truncates: <c>uint32(value * 10000)</c>.</summary>
    /// <param name="percent">0 to 100.</param>
    public static uint OfMillion(double percent) => (uint)(percent * 10_000);
}
