namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>Where VirtualServices come together: a host at one of the ways into the edge.</summary>
/// <param name="Entrance">The entrance of a Gateway's server; empty for the edge's own URLs.</param>
/// <param name="Host">The folded host pattern.</param>
internal readonly record struct Place(string Entrance, string Host)
{
    /// <summary>A host at the edge's own URLs.</summary>
    public static Place Own(string host) => new(string.Empty, host);
}
