using OrleansMesh.Silo.Startup;

namespace OrleansMesh.Silo.Api.Calls;

/// <summary>
/// Bounds how long a request waits for a grain (<see cref="SiloOptions.CallTimeout"/>). The grain goes on: whether a write is made after all stays unknown
/// to the client, as it would for any lost answer.
/// </summary>
internal sealed class GrainCalls(SiloSettings settings, TimeProvider time)
{
    /// <exception cref="TimeoutException">The grain took too long.</exception>
    /// <exception cref="OperationCanceledException">The client is gone.</exception>
    public Task<T> WaitAsync<T>(Task<T> call, CancellationToken aborted) => call.WaitAsync(settings.Silo.CallTimeout, time, aborted);
}
