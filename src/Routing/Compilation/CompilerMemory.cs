using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>The VirtualServices of a compilation, each compiled on its own, with the options that were used.</summary>
/// <remarks>Found by reference: a snapshot shares the resources that did not change with the one before it.</remarks>
internal sealed class CompilerMemory(CompilerOptions? options, Dictionary<VirtualService, CompiledVirtualService> compiled)
{
    public static CompilerMemory None { get; } = new(null, []);

    public CompiledVirtualService? Find(VirtualService source, CompilerOptions wanted, DelegateLookup delegates) =>
        (ReferenceEquals(options, wanted) || wanted.Equals(options))
        && compiled.TryGetValue(source, out var found)
        && found.Delegates.All(used => ReferenceEquals(delegates.Find(used.Key), used.Value))
            ? found
            : null;
}
