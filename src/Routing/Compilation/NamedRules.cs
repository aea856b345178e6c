namespace OrleansMesh.Routing.Compilation;

/// <summary>The rules of a VirtualService for requests through one gateway that it names.</summary>
/// <param name="Gateway">The gateway, as <c>namespace/name</c>.</param>
/// <param name="Rules">At least one.</param>
internal sealed record NamedRules(string Gateway, PlannedRule[] Rules);
