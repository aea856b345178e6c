namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>How the port of a redirect's target is found.</summary>
public enum RedirectPortSelection
{
    /// <summary>80 for http, 443 for https.</summary>
    [WireName("FROM_PROTOCOL_DEFAULT")]
    FromProtocolDefault = 0,

    /// <summary>The port the request came in on.</summary>
    [WireName("FROM_REQUEST_PORT")]
    FromRequestPort = 1,
}
