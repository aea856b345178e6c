namespace OrleansMesh.EdgeNode.Admin;

/// <summary>Whether the edge wants requests, and why not.</summary>
internal sealed class Readiness
{
    private volatile bool _stopping;
    private volatile bool _hasTable;

    /// <summary>What keeps requests away, or null when the edge is ready.</summary>
    public string? Obstacle => _stopping ? "the edge is stopping" : _hasTable ? null : "no route table yet: the control plane was not reached and there is no last good file";

    /// <summary>There is a table; it never goes away again.</summary>
    public void TableArrived() => _hasTable = true;

    /// <summary>The edge was asked to stop.</summary>
    public void Stopping() => _stopping = true;
}
