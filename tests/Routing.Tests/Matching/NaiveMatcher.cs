using System.Text.RegularExpressions;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Matching;

/// <summary>
/// Istio's rules once more, written from their description and from nothing in src: for one request it generates, on the request's port,
/// what Istio would for that port, and looks at everything in order. Slow and plain on purpose.
/// </summary>
internal sealed class NaiveMatcher(IReadOnlyCollection<VirtualService> virtualServices, IReadOnlyCollection<Gateway> gateways, CompilerOptions options)
{
    /// <summary>The VirtualService, the index of its route and that of its match block (-1: none) that get the request, or null.</summary>
    public (ResourceKey VirtualService, int Route, int Block)? Match(TestRequest request)
    {
        var host = NaiveHosts.Of(request.Host.ToString());
        var redirected = new HashSet<string>();
        var hosts = request.Entrance is { } entrance ? HostsOfEntrance(entrance, request.LocalPort, redirected) : HostsOnPort(request.LocalPort);
        var best = hosts.Keys.Where(pattern => NaiveHosts.Matches(pattern, host)).OrderBy(NaiveHosts.Rank).ThenByDescending(pattern => pattern.Length).FirstOrDefault();
        if (best is null || redirected.Contains(best))
        {
            return null;
        }

        foreach (var (source, route, block) in hosts[best])
        {
            var http = source.Spec!.Http![route];
            if (block < 0 ? request.Path.StartsWith("/") : BlockMatches(http.Match![block], request))
            {
                return (source.Key, route, block);
            }
        }

        return null;
    }

    /// <summary>Whether the request is answered by a redirect to https alone.</summary>
    public bool RequiresHttps(TestRequest request)
    {
        var redirected = new HashSet<string>();
        var host = NaiveHosts.Of(request.Host.ToString());
        var hosts = request.Entrance is { } entrance ? HostsOfEntrance(entrance, request.LocalPort, redirected) : [];
        return hosts.Keys.Where(pattern => NaiveHosts.Matches(pattern, host)).OrderBy(NaiveHosts.Rank).ThenByDescending(pattern => pattern.Length).FirstOrDefault() is { } best && redirected.Contains(best);
    }

    private Dictionary<string, List<(VirtualService, int Route, int Block)>> HostsOnPort(int port)
    {
        var byAge = ByAge(virtualServices);
        var gateway = new Dictionary<string, List<(VirtualService, int, int)>>();
        var mesh = new Dictionary<string, List<(VirtualService, int, int)>>();
        foreach (var source in byAge)
        {
            var bound = source.Spec!.Gateways is { Count: > 0 } names ? names.Select(name => FullGateway(name, source.Metadata.Namespace!)).ToList() : ["mesh"];
            if (bound.Any(name => name != "mesh" && options.Gateways.Contains(name)))
            {
                var routes = Generate(source, port, block => Applies(block, source.Metadata.Namespace!, onMesh: false));
                foreach (var host in FullHosts(source))
                {
                    if (routes.Count > 0)
                    {
                        gateway[host] = [.. gateway.GetValueOrDefault(host) ?? [], .. routes];
                    }
                }
            }

            if (bound.Contains("mesh") && options.Gateways.Contains("mesh"))
            {
                var routes = Generate(source, port, block => Applies(block, source.Metadata.Namespace!, onMesh: true));
                foreach (var host in FullHosts(source))
                {
                    if (routes.Count > 0)
                    {
                        mesh.TryAdd(host, routes);
                    }
                }
            }
        }

        var all = new Dictionary<string, List<(VirtualService, int, int)>>();
        foreach (var (host, routes) in gateway)
        {
            all[host] = [.. routes.Where(r => !IsCatchAll(r)), .. routes.Where(IsCatchAll)];
        }

        foreach (var (host, routes) in mesh)
        {
            all.TryAdd(host, routes);
        }

        foreach (var (host, routes) in mesh)
        {
            foreach (var alias in Aliases(host))
            {
                all.TryAdd(alias, routes);
            }
        }

        return all;
    }

    private List<(VirtualService, int Route, int Block)> Generate(VirtualService source, int port, Func<HttpMatchRequest, bool> applies)
    {
        var routes = new List<(VirtualService, int, int)>();
        for (var route = 0; route < source.Spec!.Http!.Count; route++)
        {
            var blocks = source.Spec.Http[route].Match;
            if (blocks is null || blocks.Count == 0)
            {
                routes.Add((source, route, -1));
                return routes;
            }

            for (var block = 0; block < blocks.Count; block++)
            {
                if (blocks[block].Port is { } wanted && wanted != port)
                {
                    continue;
                }

                if (!applies(blocks[block]))
                {
                    continue;
                }

                routes.Add((source, route, block));
                if (IsCatchAll((source, route, block)))
                {
                    return routes;
                }
            }
        }

        return routes;
    }

    private static List<T> ByAge<T>(IEnumerable<T> resources)
        where T : MeshResource => resources
            .OrderBy(v => v.Metadata.CreationTimestamp, StringComparer.Ordinal)
            .ThenBy(v => v.Metadata.Namespace, StringComparer.Ordinal)
            .ThenBy(v => v.Metadata.Name, StringComparer.Ordinal)
            .ToList();

    // Every server of the edge's Gateways that has a place, with the name of its routes.
    private List<(string Entrance, Gateway Gateway, GatewayServer Server)> Servers()
    {
        var placed = new List<(string Entrance, Gateway Gateway, GatewayServer Server)>();
        foreach (var gateway in ByAge(gateways))
        {
            if (gateway.Spec!.Selector?.Any(label => !options.Labels.Contains(label)) == true)
            {
                continue;
            }

            foreach (var server in gateway.Spec.Servers!)
            {
                var tls = server.Port!.Protocol == "HTTPS";
                var others = placed.Where(other => other.Server.Port!.Number == server.Port.Number).ToList();
                var hosts = server.Hosts!.Select(host => NaiveHosts.Lower(host.Split('/')[^1])).ToList();
                if (others.Any(other => (other.Server.Port!.Protocol == "HTTPS") != tls)
                    || (tls && others.Any(other => other.Server.Hosts!.Any(host => hosts.Contains(NaiveHosts.Lower(host.Split('/')[^1]))))))
                {
                    continue;
                }

                placed.Add((tls ? $"https.{server.Port.Number}.{server.Port.Name}.{gateway.Metadata.Name}.{gateway.Metadata.Namespace}" : $"http.{server.Port.Number}", gateway, server));
            }
        }

        return placed;
    }

    private Dictionary<string, List<(VirtualService, int Route, int Block)>> HostsOfEntrance(string entrance, int port, HashSet<string> redirected)
    {
        var hosts = new Dictionary<string, List<(VirtualService, int, int)>>();
        foreach (var (_, gateway, server) in Servers().Where(server => server.Entrance == entrance))
        {
            var name = $"{gateway.Metadata.Namespace}/{gateway.Metadata.Name}";
            foreach (var source in ByAge(virtualServices))
            {
                var ns = source.Metadata.Namespace!;
                if (source.Spec!.Gateways?.Any(named => FullGateway(named, ns) == name) != true)
                {
                    continue;
                }

                var routes = Generate(source, port, block => block.Gateways is { Count: > 0 } named
                    ? named.Any(written => FullGateway(written, ns) == name)
                    : Applies(block, ns, onMesh: false));
                foreach (var common in server.Hosts!.SelectMany(written => FullHosts(source).Select(host => Common(written, gateway.Metadata.Namespace!, ns, host))))
                {
                    if (common is not null && routes.Count > 0)
                    {
                        hosts[common] = [.. hosts.GetValueOrDefault(common) ?? [], .. routes];
                        _ = server.Tls?.HttpsRedirect == true && server.Port!.Protocol != "HTTPS" && redirected.Add(common);
                    }
                }
            }

            if (server.Tls?.HttpsRedirect == true && server.Port!.Protocol != "HTTPS")
            {
                foreach (var host in server.Hosts!.Select(written => NaiveHosts.Lower(written.Split('/')[^1])))
                {
                    hosts.TryAdd(host, []);
                    redirected.Add(host);
                }
            }
        }

        return hosts.ToDictionary(host => host.Key, host => (List<(VirtualService, int, int)>)[.. host.Value.Where(r => !IsCatchAll(r)), .. host.Value.Where(IsCatchAll)]);
    }

    // The narrower of a server's host and a VirtualService's, or null.
    private static string? Common(string written, string gatewayNamespace, string ns, string host)
    {
        var parts = written.Split('/');
        var space = parts.Length == 1 || parts[0] == "*" ? ns : parts[0] == "." ? gatewayNamespace : parts[0];
        var server = NaiveHosts.Lower(parts[^1]);
        return space != ns ? null : NaiveHosts.Matches(server, host) ? host : NaiveHosts.Matches(host, server) ? server : null;
    }

    private bool Applies(HttpMatchRequest block, string ns, bool onMesh)
    {
        if (block.Gateways is { Count: > 0 } names)
        {
            return names.Select(name => FullGateway(name, ns)).Any(name => (name == "mesh") == onMesh && options.Gateways.Contains(name));
        }

        return (block.SourceNamespace is null or "" || block.SourceNamespace == options.Namespace)
            && (block.SourceLabels is null || block.SourceLabels.All(label => options.Labels.Contains(label)));
    }

    private static bool IsCatchAll((VirtualService Source, int Route, int Block) at)
    {
        if (at.Block < 0)
        {
            return true;
        }

        var block = at.Source.Spec!.Http![at.Route].Match![at.Block];
        var everyPath = block.Uri is null || block.Uri == new StringMatch() || block.Uri.Prefix == "/" || block.Uri.Regex == ".*";
        return everyPath
            && block.Method is null && block.Scheme is null && block.Authority is null
            && block.Headers is null or { Count: 0 } && block.WithoutHeaders is null or { Count: 0 } && block.QueryParams is null or { Count: 0 };
    }

    private static bool BlockMatches(HttpMatchRequest block, TestRequest request)
    {
        var path = request.Path.ToString();
        var fold = block.IgnoreUriCase == true;
        var uri = block.Uri switch
        {
            { Exact: { } exact } => fold ? NaiveHosts.Lower(path) == NaiveHosts.Lower(exact) : path == exact,
            { Prefix: { } prefix } => fold ? NaiveHosts.Lower(path).StartsWith(NaiveHosts.Lower(prefix), StringComparison.Ordinal) : path.StartsWith(prefix, StringComparison.Ordinal),
            { Regex: { } regex } => Whole(regex, path),
            _ => path.StartsWith('/'),
        };
        return uri
            && (block.Method is null || TextMatches(block.Method, request.Method))
            && (block.Scheme is null || TextMatches(block.Scheme, request.Scheme))
            && (block.Authority is null || TextMatches(block.Authority, request.Host.ToString()))
            && (block.Headers ?? ValueMap<StringMatch>.Empty).All(h => TextMatches(h.Value, HeaderOf(request, h.Key)))
            && (block.WithoutHeaders ?? ValueMap<StringMatch>.Empty).All(h => !TextMatches(h.Value, HeaderOf(request, h.Key) ?? (IsPresence(h.Value) ? null : string.Empty)))
            && (block.QueryParams ?? ValueMap<StringMatch>.Empty).All(q => TextMatches(q.Value, QueryOf(request.Query.ToString(), q.Key)));
    }

    private static bool IsPresence(StringMatch match) => match is { Exact: null, Prefix: null, Regex: null } or { Regex: "*" };

    private static bool TextMatches(StringMatch match, string? value) => value is not null && match switch
    {
        { Exact: { } exact } => value == exact,
        { Prefix: { } prefix } => value.StartsWith(prefix, StringComparison.Ordinal),
        { Regex: { } regex and not "*" } => Whole(regex, value),
        _ => true,
    };

    private static bool Whole(string regex, string value) => Regex.IsMatch(value, $"^(?:{regex})\\z", RegexOptions.CultureInvariant);

    private static string? HeaderOf(TestRequest request, string name) => name.ToLowerInvariant() switch
    {
        ":method" => request.Method,
        ":scheme" => request.Scheme,
        ":authority" or "host" => request.Host.ToString(),
        ":path" => request.Query.IsEmpty ? request.Path.ToString() : $"{request.Path}?{request.Query}",
        var other => request.Header(other),
    };

    private static string? QueryOf(string query, string name)
    {
        foreach (var parameter in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = parameter.Split('=', 2);
            if (parts[0] == name)
            {
                return parts.Length == 2 ? parts[1] : string.Empty;
            }
        }

        return null;
    }

    private List<string> FullHosts(VirtualService source) => source.Spec!.Hosts!.Select(written =>
    {
        var host = NaiveHosts.Lower(written).TrimEnd('.');
        return host == "*" || host.Contains('.') || host.Contains(':') ? host : $"{host}.{source.Metadata.Namespace}.svc.{options.DomainSuffix}";
    }).Distinct().ToList();

    private IEnumerable<string> Aliases(string host)
    {
        var suffix = $".svc.{options.DomainSuffix}";
        if (host.EndsWith(suffix, StringComparison.Ordinal) && host.Count(c => c == '.') == suffix.Count(c => c == '.') + 1 && host[0] != '*')
        {
            var service = host[..^suffix.Length];
            yield return $"{service}.svc";
            yield return service;
            if (service.EndsWith($".{options.Namespace}", StringComparison.Ordinal))
            {
                yield return service[..service.IndexOf('.')];
            }
        }
    }

    private static string FullGateway(string name, string ns)
    {
        if (name == "mesh" || (name.Contains('/') && !name.StartsWith("./", StringComparison.Ordinal)))
        {
            return name;
        }

        var parts = name.TrimStart('.', '/').Split('.');
        return parts.Length > 1 ? $"{parts[1]}/{parts[0]}" : $"{ns}/{parts[0]}";
    }
}
