using OrleansMesh.Routing.Balancing;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>Makes a draw of a part of a request, the same wherever and whenever it is made.</summary>
public static class KeySampling
{
    /// <summary>In the place of chance for <see cref="Matching.MirrorRule.Samples"/>: a higher percentage chooses all that a lower one does.</summary>
    public static uint Draw(ReadOnlySpan<char> key) => (uint)(XxHash64.Of(key) >> 32);
}
