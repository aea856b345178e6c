using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
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
    public static CompiledRoutes Compile(IEnumerable<VirtualService> virtualServices, CompilerOptions options)
    {
        var gateways = new ServedGateways(options);
        var patterns = new PatternCache();
        var binder = new RuleBinder();
        var assembly = new HostAssembly(options, binder);
        var refused = new List<RefusedVirtualService>();
        var unserved = new List<UnservedMatch>();

        foreach (var source in virtualServices.OrderBy(AgeOrder.Of))
        {
            var findings = new Findings();
            var plan = new VirtualServiceCompiler(options, gateways, patterns, source, findings).Compile();
            if (findings.Errors.Count > 0)
            {
                refused.Add(new(source.Key, ValueList.From(findings.Errors)));
                continue;
            }

            unserved.AddRange(findings.Unserved.Select(warning => new UnservedMatch(source.Key, warning)));
            assembly.Add(plan);
        }

        var hosts = assembly.Build();
        return new(
            new RouteTable(hosts, binder.Clusters, binder.Mirrors, binder.Rules),
            ValueList.From(refused.OrderBy(entry => entry.Key)))
        {
            Unserved = ValueList.From(unserved),
        };
    }
}
