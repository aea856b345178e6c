using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.EdgeNode.Upstreams.Dns;

namespace OrleansMesh.EdgeNode.Tests.Upstreams;

/// <summary>What an operator is told of names that cannot be resolved.</summary>
public sealed class DnsLogTests
{
    private readonly FakeNames _names = new();
    private readonly FakeTimeProvider _time = new();
    private readonly RecordingLogger<DnsNames> _log = new(LogLevel.Information);

    [Fact]
    public async Task NameThatFails_IsToldOnce_AndAgainOnlyAfterItWasResolved()
    {
        var names = new DnsNames(new DnsOptions(), _names, _time, () => 0, _log);
        using var unused = names.Rent("up.test").Timer;
        await FailsAsync(3);
        _names.Set("up.test", "127.0.0.1");
        await RefreshAsync();
        _names.Set("up.test");
        await FailsAsync(6);

        var told = $"Warning: The name up.test cannot be resolved; the last answer, if there was one, is kept: {new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound).Message}.";
        Assert.Equal([told, "Information: The name up.test is resolved again.", told], _log.Lines);

        async Task FailsAsync(int failures)
        {
            while (names.Failures < failures)
            {
                await RefreshAsync();
            }
        }

        async Task RefreshAsync()
        {
            var before = names.Lookups;
            await Eventually.TrueAsync(
                () =>
                {
                    _time.Advance(TimeSpan.FromSeconds(1));
                    return Task.FromResult(names.Lookups > before);
                },
                () => "nothing is looked up");
        }
    }
}
