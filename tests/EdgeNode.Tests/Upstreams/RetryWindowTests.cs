using CsCheck;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Upstreams;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

public sealed class RetryWindowTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // What happens: a request, a try at a retry, or some tenths of the interval go by.
    private static readonly Gen<int[]> Events = Gen.Frequency((5, Gen.Const(0)), (3, Gen.Const(-1)), (1, Gen.Int[1, 25])).Array[0, 200];

    [Fact]
    public void Window_IsThatOfAListOfEverything() => Gen.Select(Events, Gen.Int[0, 100], Gen.Int[0, 4]).Sample((events, percent, minimum) =>
    {
        var time = new FakeTimeProvider();
        var window = new RetryWindow(Interval, time);
        var (now, requests, retries) = (0, new List<int>(), new List<int>());
        foreach (var what in events)
        {
            if (what > 0)
            {
                now += what;
                time.Advance(what * Interval / 10);
            }
            else if (what == 0)
            {
                window.CountRequest();
                requests.Add(now);
            }
            else
            {
                var allowed = retries.Count(tenth => tenth > now - 10) < Math.Max(minimum, requests.Count(tenth => tenth > now - 10) * percent / 100);
                Assert.Equal(allowed, window.TryRetry(percent, minimum));
                if (allowed)
                {
                    retries.Add(now);
                }
            }
        }
    });
}
