using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Registry;

/// <summary>Hosts that nothing in the mesh defines.</summary>
internal static class OutsideHosts
{
    /// <summary>Whether the host is reached as itself: an IP address, or a name with a dot that is not of the cluster.</summary>
    public static bool AreReachable(string host, OutboundTrafficPolicy policy, string domainSuffix) =>
        policy == OutboundTrafficPolicy.AllowAny
        && !host.Contains('*', StringComparison.Ordinal)
        && (HostName.IsAddress(host)
            || (host.Contains('.', StringComparison.Ordinal) && !host.EndsWith($".svc.{domainSuffix}", StringComparison.Ordinal)));
}
