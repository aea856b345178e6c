using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>Chooses evenly, by error diffusion: of the first n requests exactly the percentage of n is chosen, rounded down.</summary>
public static class ExactSampling
{
    /// <summary>Whether a request is chosen.</summary>
    /// <param name="number">Which request it is, from 0; one after the other for one mirror.</param>
    /// <param name="threshold">How many of a million are chosen, at most that many.</param>
    public static bool Samples(long number, uint threshold)
    {
        // By the place in its million: after a whole million the choices repeat, and nothing overflows.
        var place = (ulong)number % MirrorRule.Million;
        return (place + 1) * threshold / MirrorRule.Million > place * threshold / MirrorRule.Million;
    }
}
