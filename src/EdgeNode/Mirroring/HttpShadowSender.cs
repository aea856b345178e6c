using System.Buffers;
using System.Net;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Upstreams.Connections;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>Sends the shadows of one lane over connections of its own.</summary>
internal sealed class HttpShadowSender(LaneLimits limits, MirroringOptions options, UpstreamConnector connector, TimeProvider time) : IShadowSender
{
    private const int ReadSize = 16 * 1024;

    // The body is on its way already: a target that is silent about 100-continue must not let the copy grow. What is beyond the bound of an answer
    // is not worth reading: close the connection.
    private readonly PoolLimits _limits = new(
        limits.ConnectTimeout, limits.Concurrency, options.ConnectionLifetime, options.ConnectionIdleTimeout, ContinueTimeout: TimeSpan.Zero, DrainBytes: 0);

    private readonly Lock _lock = new();
    private ShadowClient? _current;
    private ShadowClient? _previous;

    public async Task<ShadowOutcome> SendAsync(ShadowRequest request, ShadowTurn turn)
    {
        var cancellationToken = turn.Cancellation;
        using var message = Message(request, turn);
        try
        {
            var sending = Invoker(request.Connection).SendAsync(message, cancellationToken);
            if (message is { Content: null, Version.Major: 1 })
            {
                message.Content = new NoContent();
            }

            if (request.Body is null)
            {
                turn.Sent();
            }

            using var response = await sending;
            turn.Answered();
            request.Answer.Begin((int)response.StatusCode, time.GetTimestamp());
            await ReadAsync(response, request.Answer, cancellationToken);
            return ShadowOutcome.Succeeded;
        }
        catch (HttpRequestException e)
        {
            request.Answer.Fail(e.HttpRequestError, e);
            return Classify(e.HttpRequestError);
        }
        catch (HttpIOException e)
        {
            request.Answer.Fail(e.HttpRequestError, e);
            return Classify(e.HttpRequestError);
        }
        catch (IOException)
        {
            return ShadowOutcome.FailedReset;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The client's own: the time to connect was up.
            return ShadowOutcome.FailedConnect;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _current?.Invoker.Dispose();
            _previous?.Invoker.Dispose();
        }
    }

    // Shadows of two tables may be under way at once; connections of what was two changes ago are closed.
    private HttpMessageInvoker Invoker(ConnectionSettings settings)
    {
        var current = Volatile.Read(ref _current);
        if (current is not null && ReferenceEquals(current.Settings, settings))
        {
            return current.Invoker;
        }

        lock (_lock)
        {
            if (_current?.Settings.Equals(settings) ?? false)
            {
                return _current.Invoker;
            }

            if (_previous?.Settings.Equals(settings) ?? false)
            {
                return _previous.Invoker;
            }

            _previous?.Invoker.Dispose();
            _previous = _current;
            Volatile.Write(ref _current, new(settings, connector.CreateClient(settings, _limits).Invoker));
            return _current!.Invoker;
        }
    }

    private static HttpRequestMessage Message(ShadowRequest request, ShadowTurn turn)
    {
        var message = new HttpRequestMessage
        {
            Method = HttpMethod.Parse(request.Method),
            Version = request.IsHttp2 ? HttpVersion.Version20 : HttpVersion.Version11,
            VersionPolicy = request.IsHttp2 ? HttpVersionPolicy.RequestVersionExact : HttpVersionPolicy.RequestVersionOrLower,
            Content = request.Body is null ? null : new CapturedContent(request.Body, turn),
        };
        OutgoingMessage.Fill(message, request.Prefix, request.Target, request.Host, request.TakesTrailers, request.Headers);
        if (request.ClosesConnection)
        {
            message.Headers.ConnectionClose = true;
        }

        return message;
    }

    private static ShadowOutcome Classify(HttpRequestError error) => error switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError => ShadowOutcome.FailedConnect,
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => ShadowOutcome.FailedInvalidResponse,
        _ => ShadowOutcome.FailedReset,
    };

    private async Task ReadAsync(HttpResponseMessage response, ShadowAnswer answer, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            var total = 0L;
            int count;
            while (total <= limits.MaxResponseBytes && (count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                total += count;
                answer.Bytes += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private sealed record ShadowClient(ConnectionSettings Settings, HttpMessageInvoker Invoker);
}
