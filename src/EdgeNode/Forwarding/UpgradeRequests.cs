using Microsoft.AspNetCore.Http.Features;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Tells requests that turn their connection into something else. Others that ask for it, such as for h2c, are answered as HTTP/1.1.</summary>
internal static class UpgradeRequests
{
    public static bool Includes(HttpContext context)
    {
        if (context.Features.Get<IHttpUpgradeFeature>() is not { IsUpgradableRequest: true })
        {
            return false;
        }

        // The two that YARP upgrades.
        var protocol = context.Request.Headers.Upgrade.ToString();
        return protocol.Equals("websocket", StringComparison.OrdinalIgnoreCase) || protocol.StartsWith("SPDY/", StringComparison.OrdinalIgnoreCase);
    }
}
