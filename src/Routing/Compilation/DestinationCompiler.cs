using System.Globalization;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles the places that routes and mirrors send to.</summary>
internal sealed class DestinationCompiler(ResourceKey key, string domainSuffix, Findings findings)
{
    private const int MaxPort = 65535;

    /// <summary>The destinations that get requests: of several, those without weight are dropped; one alone needs no weight.</summary>
    public DestinationPlan[] Route(HttpRoute rule, string path)
    {
        var route = rule.Route ?? ValueList<HttpRouteDestination>.Empty;
        // Istio lets a destination say the authority only where the route does not.
        var authority = rule.Rewrite?.Authority is { Length: > 0 } rewritten ? rewritten : HeaderEditsCompiler.Authority(rule.Headers?.Request);
        var plans = new List<DestinationPlan>(route.Count);
        for (var i = 0; i < route.Count; i++)
        {
            var weight = route.Count == 1 ? 1 : route[i].Weight ?? 0;
            if (weight < 0)
            {
                findings.Error($"{path}[{i}].weight", ConfigErrorReason.Invalid, "must not be negative");
            }

            if (Cluster(route[i].Destination, $"{path}[{i}].destination") is { } cluster && weight > 0)
            {
                var (request, response) = (route[i].Headers?.Request, route[i].Headers?.Response);
                plans.Add(new(
                    cluster,
                    weight,
                    authority ?? HeaderEditsCompiler.Authority(request),
                    route.Count == 1 ? HeaderEditsCompiler.Single(rule.Headers?.Request, request) : HeaderEditsCompiler.Weighted(rule.Headers?.Request, request),
                    route.Count == 1 ? HeaderEditsCompiler.Single(rule.Headers?.Response, response) : HeaderEditsCompiler.Weighted(rule.Headers?.Response, response)));
            }
        }

        if (route.Count > 1 && route.All(destination => (destination.Weight ?? 0) == 0))
        {
            findings.Error(path, ConfigErrorReason.Invalid, "the weights of several destinations must not all be 0");
        }

        return [.. plans];
    }

    /// <summary>The mirrors that want any request: <c>mirror</c> first, then <c>mirrors</c>.</summary>
    public MirrorPlan[] Mirrors(HttpRoute route, string routeId, string path)
    {
        if (route is { Mirror: null, Mirrors: null or { Count: 0 } })
        {
            return [];
        }

        var plans = new List<MirrorPlan>();
        if (route.Mirror is not null)
        {
            var threshold = route.MirrorPercentage is not null
                ? Threshold(route.MirrorPercentage, $"{path}.mirrorPercentage")
                : Threshold(route.MirrorPercent, $"{path}.mirrorPercent");
            Add(route.Mirror, $"{path}.mirror", threshold);
        }

        for (var i = 0; i < (route.Mirrors?.Count ?? 0); i++)
        {
            var mirror = route.Mirrors![i];
            Add(mirror.Destination, $"{path}.mirrors[{i}].destination", Threshold(mirror.Percentage, $"{path}.mirrors[{i}].percentage"));
        }

        return [.. plans];

        void Add(Destination? destination, string at, uint threshold)
        {
            if (Cluster(destination, at) is { } cluster && threshold > 0)
            {
                var earlier = plans.Count(plan => plan.Cluster == cluster);
                var target = earlier == 0 ? cluster.ToString() : string.Create(CultureInfo.InvariantCulture, $"{cluster}#{earlier + 1}");
                plans.Add(new(new($"{key.Namespace}/{key.Name}", routeId, target), cluster, threshold));
            }
        }
    }

    private ClusterKey? Cluster(Destination? destination, string path)
    {
        if (destination?.Host is not { Length: > 0 } host)
        {
            findings.Error($"{path}.host", ConfigErrorReason.Required, "a destination needs a host");
            return null;
        }

        var port = destination.Port?.Number ?? 0;
        if (port > MaxPort)
        {
            findings.Error($"{path}.port.number", ConfigErrorReason.Invalid, $"must be between 1 and {MaxPort}");
            return null;
        }

        return new(ShortName.Resolve(host, key.Namespace, domainSuffix), (int)port, destination.Subset ?? string.Empty);
    }

    private uint Threshold(Percent? percent, string path)
    {
        var value = percent is null ? 100 : percent.Value ?? 0;
        if (value is >= 0 and <= 100)
        {
            return Shares.OfMillion(value);
        }

        findings.Error($"{path}.value", ConfigErrorReason.Invalid, "must be between 0 and 100");
        return 0;
    }

    private uint Threshold(uint? percent, string path)
    {
        if (percent is null or <= 100)
        {
            return (percent ?? 100) * 10_000;
        }

        findings.Error(path, ConfigErrorReason.Invalid, "must be between 0 and 100");
        return 0;
    }
}
