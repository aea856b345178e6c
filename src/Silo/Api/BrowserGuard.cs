using System.Net;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Negotiation;

namespace OrleansMesh.Silo.Api;

/// <summary>
/// Keeps web pages away. The API listens on loopback and asks nobody who they are, and every page that is open in a browser on this machine can send
/// requests there: across origins, or under a name of its own that leads to 127.0.0.1 (DNS rebinding).
/// </summary>
internal sealed class BrowserGuard(ApiMetrics metrics)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsForeign(context.Request))
        {
            return next(context);
        }

        metrics.RefusedAsForeign();
        return AnswerWriter.WriteAsync(context, Refusals.Forbidden("the management API answers only requests to a loopback address, and none of another site's pages"), AnswerFormat.Json);
    }

    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return !IsLoopback(request.Host.Host)
            || (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase))
            || request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
    }

    // Only HTTP/1.0 has no host, and no browser speaks that.
    private static bool IsLoopback(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
