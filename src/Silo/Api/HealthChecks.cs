namespace OrleansMesh.Silo.Api;

/// <summary>Whether the silo lives, and whether it is of use.</summary>
internal sealed class HealthChecks(IGrainFactory grains, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The process answers.</summary>
    public static IResult Live() => Results.Text("ok");

    /// <summary>A grain call goes through relay and ordering authority, which stand on the open store.</summary>
    public async Task<IResult> ReadyAsync(CancellationToken aborted)
    {
        var read = MeshHead.ReadAsync(grains).WaitAsync(Patience, time, aborted);
        await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return read.IsCompletedSuccessfully
            ? Results.Text("ok")
            : Results.Text("the control plane does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
