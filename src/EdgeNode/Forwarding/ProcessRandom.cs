namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>The one place where the edge takes its randomness from.</summary>
internal static class ProcessRandom
{
    private const long Values = 1L << 32;

    /// <summary>The <see cref="RandomSource"/> of a running edge: a generator per thread.</summary>
#pragma warning disable RS0030 // Random.Shared is banned so that every other place takes its randomness as an argument.
    public static uint Next() => (uint)Random.Shared.NextInt64(Values);
#pragma warning restore RS0030
}
