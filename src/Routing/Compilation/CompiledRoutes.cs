using OrleansMesh.Routing.Compilation.Assembly;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>The result of a compilation.</summary>
/// <param name="Table">The routes of every VirtualService that compiles.</param>
/// <param name="Refused">The VirtualServices that do not, by key; they are left out and the rest is served.</param>
public sealed record CompiledRoutes(RouteTable Table, ValueList<RefusedVirtualService> Refused)
{
    /// <summary>The <c>match</c> blocks that are left out of VirtualServices that are served.</summary>
    public ValueList<UnservedMatch> Unserved { get; init; } = ValueList<UnservedMatch>.Empty;

    /// <summary>What the Gateways ask of the edge.</summary>
    public GatewayPlan Gateways { get; init; } = GatewayPlan.Empty;

    /// <summary>What a later compilation goes on from.</summary>
    internal TableState State { get; init; } = TableState.Start(new(), GatewayPlan.Empty);
}
