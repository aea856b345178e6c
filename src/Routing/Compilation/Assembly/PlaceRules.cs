using System.Collections.Immutable;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>Brings what VirtualServices contribute to one place in order.</summary>
/// <remarks>
/// As Istio does: VirtualServices that share a gateway and a host are merged, with the catch-all rules last; of those of the mesh
/// the oldest alone has a host. Where both speak of the same host, the gateway's have it; a host that is written wins over an alias.
/// </remarks>
/// <param name="Parts">What gets requests, in order.</param>
/// <param name="RedirectsToHttps">Whether requests are answered by a redirect to https alone; there are no parts then.</param>
internal sealed record PlaceRules(IReadOnlyList<PlacePart> Parts, bool RedirectsToHttps)
{
    public static PlaceRules None { get; } = new([], false);

    /// <param name="place">The place.</param>
    /// <param name="contributions">What there is, sorted.</param>
    /// <param name="servers">The servers of the edge's Gateways.</param>
    /// <param name="isRedirected">Whether the place answers by a redirect whatever is there.</param>
    public static PlaceRules Of(Place place, ImmutableArray<Contribution> contributions, ServerIndex servers, bool isRedirected)
    {
        if (isRedirected)
        {
            return new([], true);
        }

        return contributions.IsDefaultOrEmpty ? None
            : place.Entrance.Length == 0 ? AtOwnUrls(contributions)
            : AtServers(contributions, servers);
    }

    private static PlaceRules AtOwnUrls(ImmutableArray<Contribution> contributions)
    {
        var parts = new List<PlacePart>(1);
        var gateway = contributions.Where(contribution => contribution.Kind == ContributionKind.Gateway).ToArray();
        if (gateway.Length > 0)
        {
            parts.Add(new(gateway));
        }

        // A second one gets requests only on ports that the first has no rule for.
        foreach (var contribution in contributions.Skip(gateway.Length).TakeWhile(_ => !parts.Exists(part => part.ServesEveryPort)))
        {
            parts.Add(new([contribution]));
        }

        return new(parts, false);
    }

    // One that is bound by several servers counts once.
    private static PlaceRules AtServers(ImmutableArray<Contribution> contributions, ServerIndex servers) =>
        contributions.Any(contribution => servers[contribution.Server].HttpsRedirect)
            ? new([], true)
            : new([new PlacePart([.. contributions.DistinctBy(contribution => contribution.Rules, ReferenceEqualityComparer.Instance)])], false);
}
