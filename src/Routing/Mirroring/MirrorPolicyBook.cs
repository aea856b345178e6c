using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>The policies of a snapshot, by what they are for. Not thread-safe.</summary>
/// <remarks>Costs the policies; of the mirrors, those that some policy is for.</remarks>
public sealed class MirrorPolicyBook
{
    private readonly ILookup<string, PlacedPolicy> _byNamespace;
    private readonly PlacedPolicy[] _meshWide;
    private readonly Dictionary<string, MirrorTerms> _terms = new(StringComparer.Ordinal);

    private MirrorPolicyBook(IEnumerable<PlacedPolicy> policies)
    {
        var all = policies.ToArray();
        _meshWide = [.. all.Where(policy => policy.IsMeshWide)];
        _byNamespace = all.Where(policy => !policy.IsMeshWide).ToLookup(policy => policy.Policy.Key.Namespace, StringComparer.Ordinal);
        IsEmpty = all.Length == 0;
    }

    /// <summary>The book without policies.</summary>
    public static MirrorPolicyBook Empty { get; } = new([]);

    /// <summary>Whether no policy is in it.</summary>
    public bool IsEmpty { get; }

    /// <summary>The policies of a snapshot.</summary>
    public static MirrorPolicyBook Build(MeshSnapshot snapshot, MirrorPolicyOptions options)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(options);
        var policies = snapshot.OfKind<MirrorPolicy>().Select(policy => new PlacedPolicy(policy, options)).ToArray();
        return policies.Length == 0 ? Empty : new(policies);
    }

    /// <summary>What the policies ask of a mirror. The same object where the same policies are for it.</summary>
    /// <param name="mirror">The mirror.</param>
    /// <param name="snapshot">Where its VirtualService is, for the labels.</param>
    public MirrorTerms TermsOf(MirrorRule mirror, MeshSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(mirror);
        ArgumentNullException.ThrowIfNull(snapshot);
        if (IsEmpty)
        {
            return MirrorTerms.Default;
        }

        var policies = For(mirror, snapshot).ToArray();
        if (policies.Length == 0)
        {
            return MirrorTerms.Default;
        }

        var name = string.Join(' ', policies.Select(policy => policy.Name));
        if (!_terms.TryGetValue(name, out var terms))
        {
            terms = MirrorTermsCompiler.Compile([.. policies.Select(policy => policy.Policy)]);
            _terms.Add(name, terms);
        }

        return terms;
    }

    private IEnumerable<PlacedPolicy> For(MirrorRule mirror, MeshSnapshot snapshot)
    {
        var slash = mirror.Key.VirtualService.IndexOf('/', StringComparison.Ordinal);
        var source = new ResourceKey(ResourceKind.VirtualService, mirror.Key.VirtualService[..slash], mirror.Key.VirtualService[(slash + 1)..]);
        var labels = snapshot.Resources.GetValueOrDefault(source)?.Metadata.Labels ?? ValueMap<string>.Empty;
        return _byNamespace[source.Namespace].Concat(_meshWide)
            .Select(policy => (Policy: policy, Rank: policy.RankFor(mirror, source, labels)))
            .Where(entry => entry.Rank is not null)
            .OrderBy(entry => entry.Rank)
            .ThenBy(entry => entry.Policy.Age)
            .Select(entry => entry.Policy);
    }
}
