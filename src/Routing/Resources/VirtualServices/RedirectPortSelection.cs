namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPRedirect.RedirectPortSelection</c>.</summary>
public enum RedirectPortSelection
{
    /// <summary>FROM_PROTOCOL_DEFAULT.</summary>
    [WireName("FROM_PROTOCOL_DEFAULT")]
    FromProtocolDefault = 0,

    /// <summary>FROM_REQUEST_PORT.</summary>
    [WireName("FROM_REQUEST_PORT")]
    FromRequestPort = 1,
}
