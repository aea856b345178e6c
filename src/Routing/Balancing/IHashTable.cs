namespace OrleansMesh.Routing.Balancing;

/// <summary>Finds the host for a hash: the same one in every process that knows the same hosts. Immutable.</summary>
public interface IHashTable
{
    /// <summary>The index of the host.</summary>
    int Pick(ulong hash);
}
