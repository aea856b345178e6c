namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>Puts shadows on the wire: the seam behind which a leaner client can stand.</summary>
internal interface IShadowSender : IDisposable
{
    /// <summary>Sends one shadow, reads its answer up to the bound, and says how that went.</summary>
    /// <returns><see cref="ShadowOutcome.Succeeded"/> or a failure of the wire.</returns>
    /// <param name="request">The shadow.</param>
    /// <param name="turn">Ends it, and is told how far it has come.</param>
    /// <exception cref="OperationCanceledException">The turn was cancelled; the caller knows why.</exception>
    Task<ShadowOutcome> SendAsync(ShadowRequest request, ShadowTurn turn);
}
