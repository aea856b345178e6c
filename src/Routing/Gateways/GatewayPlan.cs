using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Gateways;

/// <summary>What the Gateways of a snapshot ask of one edge.</summary>
/// <param name="Listeners">The listeners, by port and address.</param>
/// <param name="Refused">The servers that are left out.</param>
public sealed record GatewayPlan(ValueList<GatewayListener> Listeners, ValueList<RefusedServer> Refused)
{
    /// <summary>No Gateway asks for anything.</summary>
    public static GatewayPlan Empty { get; } = new(ValueList<GatewayListener>.Empty, ValueList<RefusedServer>.Empty);
}
