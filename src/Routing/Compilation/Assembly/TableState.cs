using System.Collections.Frozen;
using System.Collections.Immutable;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>Everything that a compilation came to, so that the next costs what changed. Immutable; a newer one shares what did not change.</summary>
internal sealed record TableState
{
    public required CompilerOptions Options { get; init; }

    public required GatewayPlan Gateways { get; init; }

    public required ServerIndex Servers { get; init; }

    /// <summary>The places that answer by a redirect to https whatever VirtualServices there are.</summary>
    public required FrozenSet<Place> Redirected { get; init; }

    /// <summary>The VirtualServices, those that are refused among them.</summary>
    public ImmutableDictionary<ResourceKey, CompiledVirtualService> Sources { get; init; } = ImmutableDictionary<ResourceKey, CompiledVirtualService>.Empty;

    /// <summary>Those whose routes delegate: they change with their delegates.</summary>
    public ImmutableHashSet<ResourceKey> Delegating { get; init; } = [];

    public ImmutableSortedDictionary<ResourceKey, RefusedVirtualService> Refused { get; init; } = ImmutableSortedDictionary<ResourceKey, RefusedVirtualService>.Empty;

    public ImmutableSortedDictionary<AgeOrder, ValueList<UnservedMatch>> Unserved { get; init; } = ImmutableSortedDictionary<AgeOrder, ValueList<UnservedMatch>>.Empty;

    /// <summary>What there is at each place, sorted.</summary>
    public ImmutableDictionary<Place, ImmutableArray<Contribution>> Places { get; init; } = ImmutableDictionary<Place, ImmutableArray<Contribution>>.Empty;

    /// <summary>The VirtualServices of which some place uses rules.</summary>
    public ImmutableDictionary<ResourceKey, BoundVirtualService> Bound { get; init; } = ImmutableDictionary<ResourceKey, BoundVirtualService>.Empty;

    public ClusterSlots Clusters { get; init; } = ClusterSlots.Empty;

    public SlotTable<MirrorRule> Mirrors { get; init; } = SlotTable<MirrorRule>.Empty;

    /// <summary>The hosts of each entrance; those of the edge's own URLs under the empty one.</summary>
    public ImmutableDictionary<string, HostTable> Hosts { get; init; } = ImmutableDictionary<string, HostTable>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>How many rules are in use.</summary>
    public int RuleCount { get; init; }

    /// <summary>The state without VirtualServices.</summary>
    public static TableState Start(CompilerOptions options, GatewayPlan gateways)
    {
        var servers = new ServerIndex(gateways);
        return new()
        {
            Options = options,
            Gateways = gateways,
            Servers = servers,
            Redirected = servers.RedirectedPlaces.ToFrozenSet(),
        };
    }

    /// <summary>The rules of a place.</summary>
    public PlaceRules RulesOf(Place place, ImmutableArray<Contribution> contributions) => PlaceRules.Of(place, contributions, Servers, Redirected.Contains(place));

    /// <summary>The result, as others see it.</summary>
    public CompiledRoutes ToRoutes() => new(
        new RouteTable(Hosts.GetValueOrDefault(string.Empty, HostTable.Empty), Hosts.ToFrozenDictionary(StringComparer.Ordinal), Clusters.Table, Mirrors, RuleCount, Rules),
        ValueList.From(Refused.Values))
    {
        Gateways = Gateways,
        Unserved = ValueList.From(Unserved.Values.SelectMany(unserved => unserved)),
        State = this,
    };

    private IEnumerable<RouteRule> Rules() => Bound.Values.OrderBy(bound => bound.Source.Age).SelectMany(bound => bound.Rules);
}
