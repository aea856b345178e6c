using System.Globalization;
using System.Threading.Channels;
using Grpc.Core;

namespace OrleansMesh.EdgeNode.Tests.Rpc;

/// <summary>
/// Notes the call, then answers with what it was sent. Metadata <c>x-ask</c> comes back as header <c>x-told</c> and as trailer <c>x-end</c>; <c>x-fail</c> is the status
/// to fail with, which an <c>x-early</c> puts before everything else; <c>x-hang</c> waits until the call is cancelled,
/// and <c>x-linger</c> the same after the header fields.
/// </summary>
internal sealed class EchoService(Channel<ReceivedCall> calls)
{
    public async Task<byte[]> UnaryAsync(byte[] request, ServerCallContext context)
    {
        await BeginAsync(context);
        End(context);
        return request;
    }

    public async Task ServerStreamingAsync(byte[] request, IServerStreamWriter<byte[]> answers, ServerCallContext context)
    {
        await BeginAsync(context);
        foreach (var part in request)
        {
            await answers.WriteAsync([part]);
        }

        End(context);
    }

    public async Task<byte[]> ClientStreamingAsync(IAsyncStreamReader<byte[]> requests, ServerCallContext context)
    {
        await BeginAsync(context);
        var all = new List<byte>();
        while (await requests.MoveNext())
        {
            all.AddRange(requests.Current);
        }

        End(context);
        return [.. all];
    }

    public async Task DuplexStreamingAsync(IAsyncStreamReader<byte[]> requests, IServerStreamWriter<byte[]> answers, ServerCallContext context)
    {
        await BeginAsync(context);
        while (await requests.MoveNext())
        {
            await answers.WriteAsync(requests.Current);
        }

        End(context);
    }

    private async Task BeginAsync(ServerCallContext context)
    {
        Assert.True(calls.Writer.TryWrite(ReceivedCall.Of(context)));
        if (context.RequestHeaders.GetValue("x-early") is not null)
        {
            End(context);
        }

        if (context.RequestHeaders.GetValue("x-hang") is not null)
        {
            await new TaskCompletionSource().Task.WaitAsync(context.CancellationToken);
        }

        await context.WriteResponseHeadersAsync(Told(context, "x-told"));
        if (context.RequestHeaders.GetValue("x-linger") is not null)
        {
            await new TaskCompletionSource().Task.WaitAsync(context.CancellationToken);
        }
    }

    private static void End(ServerCallContext context)
    {
        foreach (var entry in Told(context, "x-end"))
        {
            context.ResponseTrailers.Add(entry);
        }

        if (context.RequestHeaders.GetValue("x-fail") is { } status)
        {
            throw new RpcException(new Status((StatusCode)int.Parse(status, CultureInfo.InvariantCulture), "100 % as asked: ä"));
        }
    }

    private static Metadata Told(ServerCallContext context, string name) =>
        context.RequestHeaders.GetValue("x-ask") is { } asked ? new Metadata { { name, asked }, { $"{name}-bin", new byte[] { 0, 255, 7 } } } : [];
}
