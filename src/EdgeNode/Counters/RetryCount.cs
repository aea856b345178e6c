namespace OrleansMesh.EdgeNode.Counters;

/// <summary>What the edge counts of further attempts.</summary>
internal enum RetryCount
{
    /// <summary>Attempts after the first.</summary>
    Made,

    /// <summary>Attempts that were not made, because the cluster has as many under way as it may.</summary>
    OverBudget,
}
