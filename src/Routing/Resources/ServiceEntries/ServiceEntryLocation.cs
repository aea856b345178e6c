namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>Whether a service belongs to the mesh.</summary>
public enum ServiceEntryLocation
{
    /// <summary>It does not.</summary>
    [WireName("MESH_EXTERNAL")]
    MeshExternal = 0,

    /// <summary>It does.</summary>
    [WireName("MESH_INTERNAL")]
    MeshInternal = 1,
}
