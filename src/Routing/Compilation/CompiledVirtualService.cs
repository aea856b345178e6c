namespace OrleansMesh.Routing.Compilation;

/// <summary>A VirtualService that was compiled on its own, and what was found.</summary>
internal sealed record CompiledVirtualService(VirtualServicePlan Plan, Findings Findings);
