using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A shadow in a <see cref="GatedSender"/>.</summary>
internal sealed record GatedShadow(ShadowRequest Request, ShadowTurn Turn)
{
    /// <summary>Set it to let the shadow end.</summary>
    public TaskCompletionSource<ShadowOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
