using System.Runtime.CompilerServices;

namespace OrleansMesh.External.Tests.Harness;

/// <summary>Awaits a condition of another process, which has no event to await.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        using var timeout = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(Interval);
        while (!await condition())
        {
            try
            {
                await ticks.WaitForNextTickAsync(timeout.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Not true within {Patience}: {what}");
            }
        }
    }

    /// <summary>Awaits that a value becomes <paramref name="expected"/>, and tells the last one seen if it does not.</summary>
    public static async Task EqualAsync<T>(T expected, Func<Task<T>> read)
    {
        var last = default(T);
        await TrueAsync(
            async () => EqualityComparer<T>.Default.Equals(expected, last = await read()),
            $"expected {expected}, see the last value in the next line");
        Assert.Equal(expected, last);
    }
}
