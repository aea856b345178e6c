namespace OrleansMesh.Routing.Actions;

/// <summary>The compiled <c>directResponse</c> of a route.</summary>
/// <param name="Status">200 to 600.</param>
/// <param name="Body">The body; empty for none.</param>
public sealed record DirectResponseRule(int Status, ReadOnlyMemory<byte> Body);
