using Microsoft.AspNetCore.Http.Features;

namespace OrleansMesh.Silo.Api.Calls;

/// <summary>The path of a request as it was sent: nothing is decoded, no dot segments are resolved.</summary>
internal static class RawPath
{
    public static string Of(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/'))
        {
            // A target in absolute form.
            return context.Request.Path.ToUriComponent();
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }
}
