using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>A policy, and where among the others it stands.</summary>
internal sealed class PlacedPolicy(MirrorPolicy policy, MirrorPolicyOptions options)
{
    // How specific an attachment is, the most specific first.
    private const int Section = 0;
    private const int Resource = 1;
    private const int Labels = 2;
    private const int Namespace = 3;
    private const int MeshLabels = 4;
    private const int Mesh = 5;
    private const int None = 6;

    private readonly MirrorPolicySpec _spec = policy.Spec ?? new();
    private readonly ClusterKey? _target = Target(policy, options);

    public MirrorPolicy Policy { get; } = policy;

    public AgeOrder Age { get; } = AgeOrder.Of(policy);

    public string Name { get; } = $"{policy.Key.Namespace}/{policy.Key.Name}";

    /// <summary>Whether it is for resources of every namespace.</summary>
    public bool IsMeshWide { get; } = policy.Key.Namespace == options.RootNamespace && policy.Spec?.TargetRefs is not { Count: > 0 };

    /// <summary>How specifically it is for a mirror, 0 the most; null where it is not.</summary>
    public int? RankFor(MirrorRule mirror, ResourceKey source, ValueMap<string> labels)
    {
        var place = PlaceFor(mirror, source, labels);
        return place == None || !IsTarget(mirror.Cluster) ? null : (place * 2) + (_target is null ? 1 : 0);
    }

    private static ClusterKey? Target(MirrorPolicy policy, MirrorPolicyOptions options) => policy.Spec?.Mirror is { Host: { Length: > 0 } host } mirror
        ? new(ShortName.Resolve(host, policy.Key.Namespace, options.DomainSuffix), (int)(mirror.Port?.Number ?? 0), mirror.Subset ?? string.Empty)
        : null;

    private bool IsTarget(ClusterKey cluster) =>
        _target is not { } target
        || (target.Host == cluster.Host && (target.Port == 0 || target.Port == cluster.Port) && (target.Subset.Length == 0 || target.Subset == cluster.Subset));

    private int PlaceFor(MirrorRule mirror, ResourceKey source, ValueMap<string> labels)
    {
        var sameNamespace = source.Namespace == Policy.Key.Namespace;
        if (_spec.TargetRefs is { Count: > 0 } targets)
        {
            var places = targets
                .Where(target => sameNamespace && target.Name == source.Name && (target.SectionName ?? mirror.Key.Route) == mirror.Key.Route)
                .Select(target => target.SectionName is null ? Resource : Section);
            return places.Append(None).Min();
        }

        var wanted = _spec.Selector?.MatchLabels ?? ValueMap<string>.Empty;
        var matches = wanted.All(label => labels.TryGetValue(label.Key, out var value) && value == label.Value);
        return (matches, IsMeshWide, sameNamespace, wanted.Count) switch
        {
            (false, _, _, _) or (_, false, false, _) => None,
            (_, true, _, > 0) => MeshLabels,
            (_, true, _, _) => Mesh,
            (_, _, _, > 0) => Labels,
            _ => Namespace,
        };
    }
}
