namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>An endpoint has as many connections as it may have, and none was closed in time.</summary>
internal sealed class ConnectionsFullException() : IOException("The endpoint has as many connections as it may have.");
