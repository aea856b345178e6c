using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles VirtualServices to the table that edges match requests against.</summary>
public static class RouteTableCompiler
{
    /// <summary>
    /// Compiles. The same resources in any order give the same table. A VirtualService with an error is left out as a whole and
    /// reported with everything that is wrong with it.
    /// </summary>
    /// <param name="virtualServices">The VirtualServices of a snapshot.</param>
    /// <param name="options">What the edge serves.</param>
    /// <param name="previous">
    /// An earlier result. VirtualServices that are the same objects as then are not compiled again, if the options are equal; the answer is the same without it.
    /// </param>
    /// <param name="gateways">The Gateways of the snapshot; none: the edge has no listeners but its own.</param>
    public static CompiledRoutes Compile(IEnumerable<VirtualService> virtualServices, CompilerOptions options, CompiledRoutes? previous = null, IEnumerable<Gateway>? gateways = null)
    {
        var oldestFirst = virtualServices.OrderBy(AgeOrder.Of).ToArray();
        var compiler = new VirtualServiceSetCompiler(
            options, previous?.Memory ?? CompilerMemory.None, new DelegateLookup(oldestFirst), GatewayMerge.Merge(gateways ?? [], options.Labels));
        foreach (var source in oldestFirst)
        {
            compiler.Add(source);
        }

        return compiler.Build();
    }
}
