using OrleansMesh.EdgeNode.Forwarding;

namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>Spreads waits, so that edges that were started or cut off together do not call together.</summary>
internal sealed class Jitter(RandomSource random)
{
    private const double Values = 1L << 32;

    /// <summary>A period, up to 30 % more or less.</summary>
    public TimeSpan Around(TimeSpan period) => period * (0.7 + (0.6 * random() / Values));

    /// <summary>From half to the whole of <paramref name="bound"/>.</summary>
    public TimeSpan Below(TimeSpan bound) => bound * (0.5 + (0.5 * random() / Values));
}
