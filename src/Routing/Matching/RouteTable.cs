using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Matching;

/// <summary>All routes of a snapshot, compiled. Immutable; a request uses one table from beginning to end.</summary>
public sealed class RouteTable
{
    private readonly HostTable _hosts;

    internal RouteTable(HostTable hosts, ValueList<ClusterKey> clusters, ValueList<MirrorRule> mirrors, IReadOnlyList<RouteRule> rules) =>
        (_hosts, Clusters, Mirrors, Rules) = (hosts, clusters, mirrors, rules);

    /// <summary>The table without routes: nothing matches.</summary>
    public static RouteTable Empty { get; } =
        new(new HostTable([]), ValueList<ClusterKey>.Empty, ValueList<MirrorRule>.Empty, []);

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
        _hosts.Find(HostName.WithoutPort(request.Host), request.LocalPort)?.Match(ref request);
}
