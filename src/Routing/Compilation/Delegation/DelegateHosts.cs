using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation.Delegation;

/// <summary>Short names mean services of the namespace they are written in, also where another namespace's VirtualService takes the route in.</summary>
internal static class DelegateHosts
{
    /// <summary>The route with full host names.</summary>
    public static HttpRoute Resolve(HttpRoute route, string ns, string domainSuffix)
    {
        return route with
        {
            Route = route.Route is null ? null : ValueList.From(route.Route.Select(entry => entry with { Destination = Full(entry.Destination) })),
            Mirror = Full(route.Mirror),
            Mirrors = route.Mirrors is null ? null : ValueList.From(route.Mirrors.Select(mirror => mirror with { Destination = Full(mirror.Destination) })),
        };

        Destination? Full(Destination? destination) =>
            destination?.Host is { Length: > 0 } host ? destination with { Host = ShortName.Resolve(host, ns, domainSuffix) } : destination;
    }
}
