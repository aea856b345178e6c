using Microsoft.Net.Http.Headers;
using OrleansMesh.Routing.Actions;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Tells scripts of other origins what a route's policy lets them do, as Envoy's CORS filter does.</summary>
internal static class CorsAnswers
{
    /// <summary>Looks after the CORS fields of a request's answer.</summary>
    /// <returns>Whether the request was a preflight and is answered.</returns>
    public static bool Apply(HttpContext context, CorsRule cors)
    {
        if (context.Request.Headers.Origin is not [{ Length: > 0 } origin])
        {
            return false;
        }

        var isPreflight = HttpMethods.IsOptions(context.Request.Method) && context.Request.Headers.AccessControlRequestMethod.ToString().Length > 0;
        var isAllowed = cors.Allows(origin);
        if (!isPreflight)
        {
            if (isAllowed)
            {
                // The upstream's own fields, if any, are replaced when its answer goes out.
                context.Response.OnStarting(Permit, new Permission(context.Response, cors, origin));
            }

            return false;
        }

        if (isAllowed)
        {
            WritePreflight(context.Response.Headers, cors, origin);
            return true;
        }

        return !cors.ForwardsUnmatchedPreflights;
    }

    private static void WritePreflight(IHeaderDictionary headers, CorsRule cors, string origin)
    {
        headers.AccessControlAllowOrigin = origin;
        Set(headers, HeaderNames.AccessControlAllowCredentials, cors.AllowCredentials ? "true" : null);
        Set(headers, HeaderNames.AccessControlAllowMethods, cors.AllowMethods);
        Set(headers, HeaderNames.AccessControlAllowHeaders, cors.AllowHeaders);
        Set(headers, HeaderNames.AccessControlMaxAge, cors.MaxAge);
    }

    private static Task Permit(object state)
    {
        var (response, cors, origin) = (Permission)state;
        response.Headers.AccessControlAllowOrigin = origin;
        Set(response.Headers, HeaderNames.AccessControlAllowCredentials, cors.AllowCredentials ? "true" : null);
        Set(response.Headers, HeaderNames.AccessControlExposeHeaders, cors.ExposeHeaders);
        return Task.CompletedTask;
    }

    private static void Set(IHeaderDictionary headers, string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            headers[name] = value;
        }
    }

    private sealed record Permission(HttpResponse Response, CorsRule Cors, string Origin);
}
