using OrleansMesh.Abstractions.Budgets;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.Abstractions.Feed;

namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>
/// The control plane as an edge sees it: the grains it calls. The process boundary. Calls fail with any exception while no silo is
/// there, and that is no fault of the edge.
/// </summary>
internal interface IControlPlane
{
    /// <summary>The relay that serves this edge.</summary>
    /// <exception cref="ControlPlaneAbsentException">There was no connection yet.</exception>
    IFeedRelayGrain Relay { get; }

    /// <summary>This edge's own grain.</summary>
    /// <exception cref="ControlPlaneAbsentException">There was no connection yet.</exception>
    IEdgeGrain Edge { get; }

    /// <summary>The budget of a policy, <c>namespace/name</c>.</summary>
    /// <exception cref="ControlPlaneAbsentException">There was no connection yet.</exception>
    IMirrorBudgetGrain Budget(string policy);

    /// <summary>What relays can call to reach <paramref name="observer"/>, which the caller must hold on to.</summary>
    /// <exception cref="ControlPlaneAbsentException">There was no connection yet.</exception>
    IFeedObserver Reach(IFeedObserver observer);
}
