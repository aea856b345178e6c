namespace OrleansMesh.Architecture.Tests;

/// <summary>Says who breaks a rule, all of them.</summary>
internal static class Offenders
{
    public static void None<T>(IEnumerable<T> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, $"{all.Count} offenders:\n{string.Join('\n', all)}");
    }
}
