using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.Tables;

namespace OrleansMesh.EdgeNode.Publishing;

/// <summary>What requests go by since the last publication.</summary>
/// <param name="Mesh">What the table was built from.</param>
/// <param name="Table">The table. To look at: a request takes it by the holder.</param>
/// <param name="Refused">The resources that are not in the table, with the reason, by kind, namespace and name.</param>
internal sealed record ServedMesh(HeldMesh Mesh, EdgeTable Table, ImmutableArray<RefusedResource> Refused);
