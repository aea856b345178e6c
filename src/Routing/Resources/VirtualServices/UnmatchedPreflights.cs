namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>What happens to a CORS preflight of an origin that is not allowed.</summary>
public enum UnmatchedPreflights
{
    /// <summary>As <see cref="Forward"/>.</summary>
    [WireName("UNSPECIFIED")]
    Unspecified = 0,

    /// <summary>It goes to the destination.</summary>
    [WireName("FORWARD")]
    Forward = 1,

    /// <summary>It is answered here, without CORS headers.</summary>
    [WireName("IGNORE")]
    Ignore = 2,
}
