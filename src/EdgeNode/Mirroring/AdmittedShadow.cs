namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>A shadow with a place in its lane.</summary>
/// <param name="Shadow">The shadow.</param>
/// <param name="Prefix"><c>http://host:port</c> of the endpoint that was picked for it.</param>
internal readonly record struct AdmittedShadow(Shadow Shadow, string Prefix);
