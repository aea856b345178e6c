using OrleansMesh.Silo.Api.Served;

namespace OrleansMesh.Silo.Api.Computed;

/// <summary>Objects that nobody wrote: made from what the grains know, at the moment they are read.</summary>
internal interface IComputedObjects
{
    /// <summary>What they are served as.</summary>
    ServedResource Resource { get; }

    /// <summary>All of them, or those of one namespace, as JSON ordered by namespace and name.</summary>
    /// <param name="space">The namespace, or null for all.</param>
    /// <param name="headRevision">The newest revision of the mesh.</param>
    Task<IReadOnlyList<string>> ListAsync(string? space, long headRevision);
}
