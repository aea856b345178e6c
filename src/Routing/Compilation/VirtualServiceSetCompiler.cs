using System.Collections.Frozen;
using OrleansMesh.Routing.Compilation.Delegation;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles VirtualServices one by one, oldest first, and makes one table of them.</summary>
internal sealed class VirtualServiceSetCompiler
{
    private readonly CompilerOptions _options;
    private readonly CompilerMemory _before;
    private readonly DelegateLookup _delegates;
    private readonly GatewayPlan _plan;
    private readonly ServedGateways _gateways;
    private readonly PatternCache _patterns = new();
    private readonly RuleBinder _binder = new();
    private readonly HostAssembly _hosts;
    private readonly List<RefusedVirtualService> _refused = [];
    private readonly List<UnservedMatch> _unserved = [];
    private readonly Dictionary<VirtualService, CompiledVirtualService> _compiled = new(ReferenceEqualityComparer.Instance);

    public VirtualServiceSetCompiler(CompilerOptions options, CompilerMemory before, DelegateLookup delegates, GatewayPlan plan)
    {
        _delegates = delegates;
        _plan = plan;
        _options = options;
        _before = before;
        _gateways = new(options);
        _hosts = new(options, _binder, plan);
    }

    public void Add(VirtualService source)
    {
        var compiled = _before.Find(source, _options, _delegates) ?? Compile(source);
        _compiled[source] = compiled;
        if (compiled.Findings.Errors.Count > 0)
        {
            _refused.Add(new(source.Key, ValueList.From(compiled.Findings.Errors)));
            return;
        }

        _unserved.AddRange(compiled.Findings.Unserved.Select(warning => new UnservedMatch(source.Key, warning)));
        _hosts.Add(compiled.Plan);
    }

    public CompiledRoutes Build()
    {
        var hosts = _hosts.Build();
        var entrances = _hosts.BuildEntrances().ToFrozenDictionary(StringComparer.Ordinal);
        var table = new RouteTable(hosts, entrances, _binder.Clusters, _binder.Mirrors, _binder.Rules);
        return new(table, ValueList.From(_refused.OrderBy(entry => entry.Key)))
        {
            Gateways = _plan,
            Unserved = ValueList.From(_unserved),
            Memory = new(_options, _compiled),
        };
    }

    private CompiledVirtualService Compile(VirtualService source)
    {
        var findings = new Findings();
        var routes = DelegateRoutes.Merge(source, _delegates.Find, _options.DomainSuffix);
        return new(new VirtualServiceCompiler(_options, _gateways, _patterns, source, findings).Compile(routes), findings, _delegates.UsedBy(source));
    }
}
