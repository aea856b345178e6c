using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>A VirtualService that was compiled on its own, and what was found.</summary>
/// <param name="Plan">What it came to.</param>
/// <param name="Findings">What was found.</param>
/// <param name="Delegates">The delegates whose routes it took in; null where one was not there.</param>
internal sealed record CompiledVirtualService(
    VirtualServicePlan Plan, Findings Findings, IReadOnlyList<KeyValuePair<ResourceKey, VirtualService?>> Delegates);
