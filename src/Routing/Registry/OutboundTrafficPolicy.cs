namespace OrleansMesh.Routing.Registry;

/// <summary>What becomes of requests to hosts that no Service and no ServiceEntry defines.</summary>
public enum OutboundTrafficPolicy
{
    /// <summary>They go to the host itself: an IP address, or a name with a dot that DNS resolves.</summary>
    AllowAny,

    /// <summary>They are refused.</summary>
    RegistryOnly,
}
