using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A sender whose shadows arrive, and end, when the test says.</summary>
internal sealed class GatedSender : IShadowSender
{
    private readonly Channel<GatedShadow> _arrived = Channel.CreateUnbounded<GatedShadow>();

    public bool IsDisposed { get; private set; }

    /// <summary>Shadows that have arrived and were not taken yet.</summary>
    public int Count => _arrived.Reader.Count;

    public ValueTask<GatedShadow> NextAsync() => _arrived.Reader.ReadAsync(Patience.Token);

    public async Task<ShadowOutcome> SendAsync(ShadowRequest request, ShadowTurn turn)
    {
        var shadow = new GatedShadow(request, turn);
        await _arrived.Writer.WriteAsync(shadow, turn.Cancellation);
        var outcome = await shadow.Outcome.Task.WaitAsync(turn.Cancellation);
        if (outcome == ShadowOutcome.Succeeded)
        {
            request.Answer.Begin(StatusCodes.Status200OK, now: 0);
        }

        return outcome;
    }

    public void Dispose() => IsDisposed = true;
}
