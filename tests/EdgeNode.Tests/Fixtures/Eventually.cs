using System.Diagnostics;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Awaits a condition that has no event to await.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until <paramref name="condition"/> is true; otherwise fails with what <paramref name="state"/> says then.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> state)
    {
        var start = Stopwatch.GetTimestamp();
        using var ticks = new PeriodicTimer(Interval);
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"not true within {Patience}: {state()}");
            await ticks.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
