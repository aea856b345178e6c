using System.Collections.Frozen;
using OrleansMesh.Routing.Naming;

namespace OrleansMesh.Routing.Matching;

/// <summary>All routes of a snapshot, compiled. Immutable; a request uses one table from beginning to end.</summary>
public sealed class RouteTable
{
    private readonly HostTable _hosts;
    private readonly FrozenDictionary<string, HostTable> _entrances;
    private readonly Lazy<IReadOnlyList<RouteRule>> _rules;

    internal RouteTable(
        HostTable hosts, FrozenDictionary<string, HostTable> entrances, SlotTable<ClusterKey> clusters, SlotTable<MirrorRule> mirrors, int ruleCount, Func<IEnumerable<RouteRule>> rules)
    {
        _hosts = hosts;
        _entrances = entrances;
        ClusterSlots = clusters.Slots;
        MirrorSlots = mirrors.Slots;
        RuleCount = ruleCount;
        _rules = new(() => [.. rules()]);
    }

    /// <summary>The table without routes: nothing matches.</summary>
    public static RouteTable Empty { get; } =
        new(HostTable.Empty, FrozenDictionary<string, HostTable>.Empty, SlotTable<ClusterKey>.Empty, SlotTable<MirrorRule>.Empty, 0, () => []);

    /// <summary>The clusters by <see cref="RouteDestination.ClusterSlot"/>; a slot that a change has freed is empty until it is used again.</summary>
    public IReadOnlyList<TableSlot<ClusterKey>> ClusterSlots { get; }

    /// <summary>The mirror rules by <see cref="MirrorRule.Slot"/>; a slot that a change has freed is empty until it is used again.</summary>
    public IReadOnlyList<TableSlot<MirrorRule>> MirrorSlots { get; }

    /// <summary>Every cluster that a rule or a mirror names, once.</summary>
    public IEnumerable<ClusterKey> Clusters => ClusterSlots.Where(slot => slot.IsUsed).Select(slot => slot.Item);

    /// <summary>Every mirror rule, once.</summary>
    public IEnumerable<MirrorRule> Mirrors => MirrorSlots.Where(slot => slot.IsUsed).Select(slot => slot.Item);

    /// <summary>How many rules some host uses.</summary>
    public int RuleCount { get; }

    /// <summary>Every rule that some host uses, once, by the age of the VirtualServices. Gathered when it is asked for.</summary>
    public IReadOnlyList<RouteRule> Rules => _rules.Value;

    /// <summary>
    /// The rule for a request, or null: of the most specific host that matches, the first rule whose conditions all hold. Allocates nothing.
    /// </summary>
    /// <param name="request">The request; by reference, so that a large view is not copied.</param>
    /// <typeparam name="TRequest">A struct, so that the compiler specialises the walk.</typeparam>
    public RouteRule? Match<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct =>
        HostsOf(ref request)?.Find(HostName.WithoutPort(request.Host), request.LocalPort)?.Match(ref request);

    /// <summary>Whether a request is answered by a redirect to https alone, whatever the rules of its host (<c>httpsRedirect</c> of a Gateway's server).</summary>
    /// <param name="request">The request.</param>
    /// <typeparam name="TRequest">A struct, as for <see cref="Match"/>.</typeparam>
    public bool RequiresHttps<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct =>
        request.Entrance is not null
        && ReferenceEquals(HostsOf(ref request)?.Find(HostName.WithoutPort(request.Host), request.LocalPort), VirtualHost.RedirectingToHttps);

    private HostTable? HostsOf<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct =>
        request.Entrance is { } entrance ? _entrances.GetValueOrDefault(entrance) : _hosts;
}
