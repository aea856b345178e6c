using Microsoft.Extensions.Time.Testing;
using OrleansMesh.Hosting;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Startup;

namespace OrleansMesh.Silo.Tests.Parts;

public sealed class GrainCallsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly TaskCompletionSource<int> _grain = new();

    private GrainCalls Calls => new(new SiloSettings(new SiloOptions { CallTimeout = TimeSpan.FromSeconds(3) }, new MeshOptions(), []), _time);

    [Fact]
    public async Task Grain_MayTakeAsLongAsItMay()
    {
        var call = Calls.WaitAsync(_grain.Task, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(call.IsCompleted);
        _grain.SetResult(7);

        Assert.Equal(7, await call);
    }

    [Fact]
    public async Task GrainThatTakesLonger_IsNotWaitedFor()
    {
        var call = Calls.WaitAsync(_grain.Task, TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(3));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
    }

    [Fact]
    public async Task ClientThatIsGone_IsNotWaitedFor()
    {
        using var gone = new CancellationTokenSource();
        var call = Calls.WaitAsync(_grain.Task, gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
