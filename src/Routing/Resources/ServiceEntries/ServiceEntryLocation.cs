namespace OrleansMesh.Routing.Resources.ServiceEntries;

/// <summary>Istio's <c>ServiceEntry.Location</c>.</summary>
public enum ServiceEntryLocation
{
    /// <summary>Signifies that the service is external to the mesh.</summary>
    [WireName("MESH_EXTERNAL")]
    MeshExternal = 0,

    /// <summary>Signifies that the service is part of the mesh.</summary>
    [WireName("MESH_INTERNAL")]
    MeshInternal = 1,
}
