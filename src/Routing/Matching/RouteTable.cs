using System.Collections.Frozen;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Matching;

/// <summary>All routes of a snapshot, compiled. Immutable; a request uses one table from beginning to end.</summary>
public sealed class RouteTable
{
    private readonly HostTable _hosts;
    private readonly FrozenDictionary<string, HostTable> _entrances;

    internal RouteTable(
        HostTable hosts, FrozenDictionary<string, HostTable> entrances, ValueList<ClusterKey> clusters, ValueList<MirrorRule> mirrors, IReadOnlyList<RouteRule> rules) =>
        (_hosts, _entrances, Clusters, Mirrors, Rules) = (hosts, entrances, clusters, mirrors, rules);

    /// <summary>The table without routes: nothing matches.</summary>
    public static RouteTable Empty { get; } =
        new(new HostTable([]), FrozenDictionary<string, HostTable>.Empty, ValueList<ClusterKey>.Empty, ValueList<MirrorRule>.Empty, []);

    /// <summary>Every cluster that a rule or a mirror names, once; the index is the cluster's slot.</summary>
    public ValueList<ClusterKey> Clusters { get; }

    /// <summary>Every mirror rule, once; the index is its slot.</summary>
    public ValueList<MirrorRule> Mirrors { get; }

    /// <summary>Every rule that some host uses, once.</summary>
    public IReadOnlyList<RouteRule> Rules { get; }

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
