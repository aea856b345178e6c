using System.Buffers;
using System.Net;
using System.Text;
using OrleansMesh.EdgeNode.Forwarding;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>Sends the shadows of one lane over connections of its own.</summary>
internal sealed class HttpShadowSender(MirroringOptions options) : IShadowSender
{
    private const int ReadSize = 16 * 1024;

    private readonly HttpMessageInvoker _invoker = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = null,
            RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
            ConnectTimeout = options.ConnectTimeout,

            // The body is on its way already: a target that is silent about it must not let the copy grow.
            Expect100ContinueTimeout = TimeSpan.Zero,
            MaxConnectionsPerServer = options.Concurrency,
            PooledConnectionLifetime = options.ConnectionLifetime,
            PooledConnectionIdleTimeout = options.ConnectionIdleTimeout,

            // What is beyond the bound of an answer is not worth reading: close the connection.
            MaxResponseDrainSize = 0,
        },
        disposeHandler: true);

    public async Task<ShadowOutcome> SendAsync(ShadowRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(request);
        try
        {
            using var response = await _invoker.SendAsync(message, cancellationToken);
            await ReadAsync(response, cancellationToken);
            return ShadowOutcome.Succeeded;
        }
        catch (HttpRequestException e)
        {
            return Classify(e.HttpRequestError);
        }
        catch (HttpIOException e)
        {
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

    public void Dispose() => _invoker.Dispose();

    private static HttpRequestMessage Message(ShadowRequest request)
    {
        var message = new HttpRequestMessage
        {
            Method = HttpMethod.Parse(request.Method),
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = request.Body is null ? null : new CapturedContent(request.Body),
        };
        OutgoingMessage.Fill(message, request.Prefix, request.Target, request.Host, request.Headers);
        return message;
    }

    private static ShadowOutcome Classify(HttpRequestError error) => error switch
    {
        HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError => ShadowOutcome.FailedConnect,
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => ShadowOutcome.FailedInvalidResponse,
        _ => ShadowOutcome.FailedReset,
    };

    private async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            var total = 0L;
            int count;
            while (total <= options.MaxResponseBytes && (count = await stream.ReadAsync(buffer, cancellationToken)) > 0)
            {
                total += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
