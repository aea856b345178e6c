using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>Where a VirtualService has rules.</summary>
internal static class Contributions
{
    /// <summary>What a VirtualService that compiled brings to which places.</summary>
    public static IEnumerable<KeyValuePair<Place, Contribution>> Of(CompiledVirtualService source, CompilerOptions options, ServerIndex servers)
    {
        var plan = source.Plan;
        if (source.Findings.Errors.Count > 0)
        {
            return [];
        }

        return plan.Hosts.SelectMany(host => AtOwnUrls(source, host, options)).Concat(plan.OnGateways.SelectMany(named => AtServers(source, named, servers)));
    }

    private static IEnumerable<KeyValuePair<Place, Contribution>> AtOwnUrls(CompiledVirtualService source, string host, CompilerOptions options)
    {
        var (onGateway, onMesh) = (source.Plan.OnGateway, source.Plan.OnMesh);
        if (onGateway.Length > 0)
        {
            yield return KeyValuePair.Create(Place.Own(host), new Contribution(ContributionKind.Gateway, 0, source, onGateway));
        }

        if (onMesh.Length == 0)
        {
            yield break;
        }

        yield return KeyValuePair.Create(Place.Own(host), new Contribution(ContributionKind.Mesh, 0, source, onMesh));
        foreach (var alias in ServiceAliases.Of(host, options.Namespace, options.DomainSuffix))
        {
            yield return KeyValuePair.Create(Place.Own(alias), new Contribution(ContributionKind.Alias, 0, source, onMesh));
        }
    }

    private static IEnumerable<KeyValuePair<Place, Contribution>> AtServers(CompiledVirtualService source, NamedRules named, ServerIndex servers) =>
        from number in servers.Of(named.Gateway)
        // One without rules for the port has no host on it.
        where Array.Exists(named.Rules, rule => rule.Match.Port == 0 || rule.Match.Port == servers.PortOf(number))
        let server = servers[number]
        from served in server.Hosts
        where served.Namespace is null || served.Namespace == named.Rules[0].Key.Namespace
        from host in source.Plan.Hosts
        let common = served.Intersect(host)
        where common is not null
        select KeyValuePair.Create(new Place(server.Entrance, common), new Contribution(ContributionKind.Server, number, source, named.Rules));
}
