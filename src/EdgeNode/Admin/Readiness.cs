using OrleansMesh.EdgeNode.Publishing;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>Whether the edge wants requests, and why not. It does with any table, however old: an edge outlives its control plane.</summary>
internal sealed class Readiness(ServedMeshes served)
{
    private volatile bool _stopping;

    /// <summary>What keeps requests away, or null when the edge is ready.</summary>
    public string? Obstacle =>
        _stopping ? "the edge is stopping"
        : served.Current is null ? "no route table yet: the control plane was not reached, and there is no last good file"
        : null;

    /// <summary>The edge was asked to stop.</summary>
    public void Stopping() => _stopping = true;
}
