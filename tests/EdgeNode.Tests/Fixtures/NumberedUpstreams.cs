using Microsoft.AspNetCore.Http;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Several upstreams, each of which answers with its number.</summary>
internal sealed class NumberedUpstreams : IAsyncDisposable
{
    private readonly List<TestUpstream> _upstreams = [];

    public int[] Ports => [.. _upstreams.Select(upstream => upstream.Port)];

    public TestUpstream this[int number] => _upstreams[number];

    public static async Task<NumberedUpstreams> StartAsync(int count)
    {
        var upstreams = new NumberedUpstreams();
        for (var i = 0; i < count; i++)
        {
            var name = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            upstreams._upstreams.Add(await TestUpstream.StartAsync(context => context.Response.WriteAsync(name)));
        }

        return upstreams;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var upstream in _upstreams)
        {
            await upstream.DisposeAsync();
        }
    }
}
