using System.Text.RegularExpressions;
using OrleansMesh.Routing.Compilation.Delegation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles one VirtualService on its own, as far as that goes without its neighbours.</summary>
internal sealed class VirtualServiceCompiler(CompilerOptions options, ServedGateways gateways, PatternCache patterns, VirtualService source, Findings findings)
{
    private readonly string _namespace = source.Key.Namespace;
    private readonly DestinationCompiler _destinations = new(source.Key, options.DomainSuffix, findings);
    private readonly MatchCompiler _matches = new(patterns, findings);
    private readonly HashSet<string> _routeIds = new(StringComparer.Ordinal);

    /// <param name="sources">Its routes, those of its delegates among them.</param>
    public VirtualServicePlan Compile(IEnumerable<SourceRoute> sources)
    {
        var spec = source.Spec ?? new VirtualServiceSpec();
        var hosts = (spec.Hosts ?? ValueList<string>.Empty).Select(host => ShortName.Resolve(host, _namespace, options.DomainSuffix));
        var routes = sources.Select(Route).ToArray();
        var onGateway = gateways.BindsGateway(spec.Gateways, spec.ExportTo, _namespace) ? PlannedRules.Generate(source.Key, routes, block => block.OnGateway) : [];
        return new(
            [.. hosts.Distinct(StringComparer.Ordinal)],
            onGateway,
            GatewayRules.Generate(source.Key, routes, gateways.NamesOf(spec.Gateways, spec.ExportTo, _namespace), onGateway),
            gateways.BindsMesh(spec.Gateways, spec.ExportTo, _namespace) ? PlannedRules.Generate(source.Key, routes, block => block.OnMesh) : []);
    }

    private RoutePlan Route(SourceRoute source)
    {
        var (route, index, path) = source;
        var forwards = route is { Redirect: null, DirectResponse: null };
        if (forwards && route.Route is not { Count: > 0 })
        {
            findings.Error($"{path}.route", ConfigErrorReason.Required, "a route needs one of route, redirect, directResponse and delegate");
        }

        var routeId = RouteId(route.Name, index);
        var search = RewriteCompiler.Search(route.Rewrite, $"{path}.rewrite", findings);
        return new()
        {
            RouteId = routeId,
            Redirect = RedirectCompiler.Compile(route.Redirect, $"{path}.redirect", findings),
            DirectResponse = DirectResponseCompiler.Compile(route.DirectResponse, $"{path}.directResponse", findings),
            Fault = FaultCompiler.Compile(route.Fault, $"{path}.fault", findings),
            Cors = CorsCompiler.Compile(route.CorsPolicy, $"{path}.corsPolicy", _matches),
            Retry = RetryCompiler.Compile(route.Retries),
            Timeout = route.Timeout is { } timeout && timeout.Value > TimeSpan.Zero ? timeout.Value : null,
            ResponseEdits = HeaderEditsCompiler.Single(route.Headers?.Response, null),
            Destinations = forwards ? _destinations.Route(route, $"{path}.route") : [],
            Mirrors = forwards ? _destinations.Mirrors(route, routeId, path) : [],
            Matches = [.. Matches(route, path, search)],
        };
    }

    private IEnumerable<MatchPlan> Matches(HttpRoute route, string path, Regex? search)
    {
        if (route.Match is not { Count: > 0 } blocks)
        {
            yield return new(RuleName(route.Name, null), RouteMatch.Everything, Path(route, PathMatch.Default, search), StatPrefix: null, true, true);
            yield break;
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            if (_matches.Compile(blocks[i], $"{path}.match[{i}]") is { } match)
            {
                var prefix = blocks[i].StatPrefix is { Length: > 0 } set ? set : null;
                yield return new(
                    RuleName(route.Name, blocks[i].Name), match, Path(route, match.Path, search), prefix, AppliesToGateway(blocks[i]), AppliesToMesh(blocks[i]))
                {
                    Through = Through(blocks[i]),
                };
            }
        }
    }

    // "The gateway match is independent of sourceLabels": where gateways are named, the source is not looked at.
    private bool AppliesToGateway(HttpMatchRequest block) =>
        block.Gateways is { Count: > 0 } names ? gateways.NamesGateway(names, _namespace) : AppliesToEdge(block);

    private string[]? Through(HttpMatchRequest block) =>
        block.Gateways is { Count: > 0 } names ? [.. names.Select(name => GatewayName.Resolve(name, _namespace))] : AppliesToEdge(block) ? null : [];

    private bool AppliesToMesh(HttpMatchRequest block) =>
        block.Gateways is { Count: > 0 } names ? ServedGateways.NamesMesh(names) : AppliesToEdge(block);

    private bool AppliesToEdge(HttpMatchRequest block) =>
        (block.SourceNamespace is null or "" || block.SourceNamespace == options.Namespace)
        && (block.SourceLabels ?? ValueMap<string>.Empty).All(label => options.Labels.TryGetValue(label.Key, out var value) && value == label.Value);

    private string RouteId(string? name, string index)
    {
        var id = name is { Length: > 0 } && !_routeIds.Contains(name) ? name : $"#{index}";
        _routeIds.Add(id);
        return id;
    }

    private static PathRewrite? Path(HttpRoute route, PathMatch matched, Regex? search) =>
        route.Redirect is { } redirect ? RedirectCompiler.Path(redirect, matched) : RewriteCompiler.Compile(route.Rewrite, matched, search);

    private static string RuleName(string? route, string? match) => (route, match) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => $"{route}.{match}",
        ({ Length: > 0 }, _) => route,
        (_, { Length: > 0 }) => match,
        _ => "default",
    };
}
