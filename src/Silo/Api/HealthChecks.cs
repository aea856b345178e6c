using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Ordering;

namespace OrleansMesh.Silo.Api;

/// <summary>Whether the silo lives, and whether it is of use.</summary>
internal sealed class HealthChecks(IGrainFactory grains, TimeProvider time)
{
    // No object has this name.
    private static readonly ResourceId Nobody = new("VirtualService", "-", "-");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The process answers.</summary>
    public static IResult Live() => Results.Text("ok");

    /// <summary>The relay that lists are read from, and the ordering authority that every change needs, answer, both from the open store.</summary>
    public async Task<IResult> ReadyAsync(CancellationToken aborted)
    {
        var asked = Task.WhenAll(MeshHead.ReadAsync(grains), AskAuthorityAsync()).WaitAsync(Patience, time, aborted);
        await ((Task)asked).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return asked.IsCompletedSuccessfully
            ? Results.Text("ok")
            : Results.Text("the control plane does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<long> AskAuthorityAsync()
    {
        var answer = await grains.GetGrain<IRevisionLogGrain>(0).Confirm(Nobody, 0);

        // One that is busy is of use.
        return answer.Outcome is CommitOutcome.Confirmed or CommitOutcome.Overloaded
            ? answer.Revision
            : throw new InvalidOperationException($"The ordering authority answers {answer.Outcome}.");
    }
}
