using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Forwarder;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Hands one outgoing request to YARP, and the answer's header fields to the client. One per attempt.</summary>
internal sealed class YarpTransformer(PrimaryCall call) : HttpTransformer
{
    private const string Connection = "Connection";
    private const string EventStream = "text/event-stream";
    private const string ContentLength = "Content-Length";

    public override ValueTask TransformRequestAsync(
        HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        var request = call.Request;
        OutgoingMessage.Fill(proxyRequest, destinationPrefix, request.Target, request.Host, request.TakesTrailers, request.Headers);
        if (call.Number > 1 && proxyRequest.Headers.Remove(OutgoingRequest.AttemptCount))
        {
            proxyRequest.Headers.TryAddWithoutValidation(OutgoingRequest.AttemptCount, call.Number.ToString(CultureInfo.InvariantCulture));
        }

        if (call.Cluster.ClosesConnections)
        {
            proxyRequest.Headers.ConnectionClose = true;
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        // Where the attempt failed, and where another is to follow, the client sees nothing of this one.
        if (proxyResponse is null || call.Gate?.Withholds(proxyResponse) is true)
        {
            return new(false);
        }

        call.Request.Shadows?.PrimaryAnswered();
        var headers = httpContext.Response.Headers;
        var connection = Values(proxyResponse.Headers, Connection);
        Copy(proxyResponse.Headers, headers, connection);
        Copy(proxyResponse.Content.Headers, headers, connection);
        if (MustNotSayLength(proxyResponse))
        {
            headers.Remove(ContentLength);
        }

        if (call.SetCookie is { } cookie)
        {
            headers.Append("Set-Cookie", cookie);
        }

        HeaderEditing.Apply(call.Request.Destination.ResponseEdits, headers, new HeaderValues(httpContext, call.Request.Rule.Name, isAnswered: true));
        return IsStream(httpContext, proxyResponse) ? StartAsync(httpContext.Response, cancellationToken) : new(true);
    }

    // YARP holds header fields back until there is some body. Where the other side may wait for them before it goes on, that would be for ever.
    // Not where gRPC's answer ends with them: a client takes only those for its status that end the stream.
    private static bool IsStream(HttpContext context, HttpResponseMessage response) =>
        GrpcRequests.Includes(context)
            ? HttpProtocol.IsHttp2(context.Request.Protocol) && !response.Headers.NonValidated.Contains("grpc-status")
            : response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type) && type.ToString().StartsWith(EventStream, StringComparison.OrdinalIgnoreCase);

    private static async ValueTask<bool> StartAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        await response.Body.FlushAsync(cancellationToken);
        return true;
    }

    // RFC 9112 6.3: a transfer encoding overrides the length. RFC 9110 8.6: none in 1xx and 204; Kestrel refuses it in 205 as well.
    private static bool MustNotSayLength(HttpResponseMessage response) =>
        response.Headers.NonValidated.Contains("Transfer-Encoding") || (int)response.StatusCode is < 200 or 204 or 205;

    private static void Copy(HttpHeaders source, IHeaderDictionary target, StringValues connection)
    {
        foreach (var header in source.NonValidated)
        {
            if (!HopByHop.Includes(header.Key, connection))
            {
                target[header.Key] = Values(header.Value);
            }
        }
    }

    private static StringValues Values(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? Values(values) : StringValues.Empty;

    private static StringValues Values(HeaderStringValues values) => values.Count == 1 ? values.ToString() : values.ToArray();
}
