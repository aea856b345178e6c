namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>As what a VirtualService has rules at a place, in the order in which these get requests.</summary>
internal enum ContributionKind
{
    /// <summary>Bound to a server of a Gateway.</summary>
    Server,

    /// <summary>Bound to a gateway that the edge's own URLs are.</summary>
    Gateway,

    /// <summary>Of the mesh.</summary>
    Mesh,

    /// <summary>Of the mesh, by a shorter name of its host.</summary>
    Alias,
}
