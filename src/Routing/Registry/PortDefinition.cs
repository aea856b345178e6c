using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Registry;

/// <summary>A port of a service, and which port of a workload it stands for.</summary>
/// <param name="Name">Its name; empty where it has none.</param>
/// <param name="Number">The port clients name.</param>
/// <param name="Target">The workload's port, unless the workload says otherwise; 0 where that is by <paramref name="TargetName"/>.</param>
/// <param name="TargetName">The name under which a workload must know its port; empty where it is a number.</param>
/// <param name="Protocol">What is spoken on it.</param>
internal sealed record PortDefinition(string Name, int Number, int Target, string TargetName, ClusterProtocol Protocol)
{
    /// <summary>The workload's port, or 0 where it does not have the port; a socket has none, and any will do.</summary>
    public int Of(Workload workload) =>
        SocketAddress.Is(workload.Address) ? Number
        : workload.Ports.TryGetValue(Name, out var own) && own > 0 ? (int)own
        : TargetName.Length == 0 ? Target
        : (int)workload.Ports.GetValueOrDefault(TargetName);
}
