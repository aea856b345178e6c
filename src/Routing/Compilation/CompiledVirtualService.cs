using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>A VirtualService that was compiled on its own, and what was found.</summary>
/// <param name="source">The VirtualService.</param>
/// <param name="plan">What it came to.</param>
/// <param name="findings">What was found.</param>
/// <param name="delegates">The delegates whose routes it took in; null where one was not there.</param>
internal sealed class CompiledVirtualService(
    VirtualService source, VirtualServicePlan plan, Findings findings, IReadOnlyList<KeyValuePair<ResourceKey, VirtualService?>> delegates)
{
    public VirtualService Source => source;

    public ResourceKey Key { get; } = source.Key;

    public AgeOrder Age { get; } = AgeOrder.Of(source);

    public VirtualServicePlan Plan => plan;

    public Findings Findings => findings;

    public IReadOnlyList<KeyValuePair<ResourceKey, VirtualService?>> Delegates => delegates;
}
