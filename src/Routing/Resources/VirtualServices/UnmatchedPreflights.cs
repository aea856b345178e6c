namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>CorsPolicy.UnmatchedPreflights</c>.</summary>
public enum UnmatchedPreflights
{
    /// <summary>Default to FORWARD</summary>
    [WireName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>Preflight requests not matching the configured allowed origin will be forwarded to the upstream.</summary>
    [WireName("FORWARD")]
    Forward = 1,

    /// <summary>Preflight requests not matching the configured allowed origin will not be forwarded to the upstream.</summary>
    [WireName("IGNORE")]
    Ignore = 2,
}
