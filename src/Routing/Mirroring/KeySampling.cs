namespace OrleansMesh.Routing.Mirroring;

/// <summary>Makes a draw of a part of a request, the same wherever and whenever it is made.</summary>
public static class KeySampling
{
    /// <summary>In the place of chance for <see cref="Matching.MirrorRule.Samples"/>: a higher percentage chooses all that a lower one does.</summary>
    /// <param name="hash">The XXH64 of the part (<see cref="Balancing.XxHash64"/>).</param>
    public static uint Draw(ulong hash) => (uint)(hash >> 32);
}
