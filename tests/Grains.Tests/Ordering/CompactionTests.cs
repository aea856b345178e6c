using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Tests.Ordering;

/// <summary>The log is compacted beside the commits: a change never waits for it, whether it hangs or fails.</summary>
public sealed class CompactionTests : IAsyncLifetime
{
    private const int Retention = 10;

    private readonly TemporaryFolder _folder = new();
    private FaultyStore _store = null!;
    private MeshCluster _mesh = null!;

    public async ValueTask InitializeAsync() =>
        _mesh = await MeshCluster.StartAsync(_folder, new MeshGrainOptions { LogRetention = Retention }, real => _store = new FaultyStore(real));

    public async ValueTask DisposeAsync()
    {
        await _mesh.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task CompactionThatHangs_HoldsUpNoChange_AndNoOtherIsBegunBesideIt()
    {
        var begun = 0;
        var gate = new TaskCompletionSource();
        var done = new TaskCompletionSource();
        _store.OnCompact = async compact =>
        {
            begun++;
            await gate.Task;
            await compact();
            done.TrySetResult();
        };

        // Each is answered while the compaction that the first ones caused hangs.
        Assert.Equal(5 * Retention, await WriteAsync(5 * Retention));
        Assert.Equal(1, begun);

        gate.SetResult();
        await done.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True((await LogAsync()).Compacted > 0);
    }

    [Fact]
    public async Task CompactionThatFails_CostsNoChange_AndIsTriedAgain()
    {
        var begun = 0;
        _store.OnCompact = compact => ++begun == 1 ? Task.FromException(new IOException("The disk is busy.")) : compact();

        Assert.Equal(3 * Retention, await WriteAsync(3 * Retention));

        Assert.True(begun > 1);
        Assert.True((await LogAsync()).Compacted > 0);
    }

    private async Task<long> WriteAsync(int changes)
    {
        var last = 0L;
        for (var i = 0; i < changes; i++)
        {
            last = (await _mesh.VirtualService("a").Apply(Manifest.VirtualService("a", $"x{i}"), WriteOptions.Default)).Resource!.Revision;
        }

        return last;
    }

    private Task<Storage.StoreLog> LogAsync() => _store.ReadLogAsync(0, new Storage.ReadLimit(1, 1), TestContext.Current.CancellationToken);
}
