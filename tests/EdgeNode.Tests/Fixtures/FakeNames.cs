using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using OrleansMesh.EdgeNode.Upstreams.Dns;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A resolver that answers as the test says: no name server can be asked to change its mind.</summary>
internal sealed class FakeNames : INameResolver
{
    private readonly ConcurrentDictionary<string, string[]> _answers = new(StringComparer.Ordinal);
    private int _asked;

    /// <summary>How often it was asked.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>Awaited before each answer.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public void Set(string name, params string[] addresses) => _answers[name] = addresses;

    public async Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await Gate.WaitAsync(cancellationToken);
        return _answers.TryGetValue(name, out var answer) && answer.Length > 0
            ? Array.ConvertAll(answer, IPAddress.Parse)
            : throw new SocketException((int)SocketError.HostNotFound);
    }
}
