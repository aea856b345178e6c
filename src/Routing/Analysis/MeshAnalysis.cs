using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Analysis;

/// <summary>
/// The resources of a snapshot seen against each other: what one refers to and the others do not define, what one has and an older one took first.
/// Admission judges a resource alone; nothing that is found here keeps it out, and it is gone as soon as the others fit. Immutable.
/// </summary>
public sealed class MeshAnalysis
{
    private MeshAnalysis(MeshSnapshot snapshot, AnalysisOptions options, KnownHosts hosts, RulesByHost rules, MeshHosts meshHosts, GatewayBindings gateways) =>
        (Snapshot, Options, Hosts, Rules, MeshHosts, Gateways) = (snapshot, options, hosts, rules, meshHosts, gateways);

    /// <summary>The resources.</summary>
    public MeshSnapshot Snapshot { get; }

    internal AnalysisOptions Options { get; }

    internal KnownHosts Hosts { get; }

    internal RulesByHost Rules { get; }

    internal MeshHosts MeshHosts { get; }

    internal GatewayBindings Gateways { get; }

    /// <summary>Indexes a snapshot: costs it once, so that each question after costs its resource alone.</summary>
    public static MeshAnalysis Build(MeshSnapshot snapshot, AnalysisOptions options)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(options);
        var nothing = MeshSnapshot.Empty;
        return new MeshAnalysis(nothing, options, new(nothing, options), new(nothing, options), MeshHosts.None(options), GatewayBindings.None(options)).Advance(snapshot);
    }

    /// <summary>
    /// The analysis of a newer snapshot. VirtualServices cost their own change; Services and ServiceEntries, DestinationRules, and Gateways are
    /// indexed anew only where one of them changed.
    /// </summary>
    /// <param name="snapshot">Another snapshot, usually made from the one this analysis is of.</param>
    public MeshAnalysis Advance(MeshSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var changed = snapshot.KeysChangedSince(Snapshot).ToLookup(key => key.Kind);
        SourceChange[] sources = [.. changed[ResourceKind.VirtualService].Select(key => new SourceChange(Find(Snapshot, key), Find(snapshot, key)))];
        var gateways = Gateways.With(sources);
        return new(
            snapshot,
            Options,
            changed.Contains(ResourceKind.Service) || changed.Contains(ResourceKind.ServiceEntry) ? new(snapshot, Options) : Hosts,
            changed.Contains(ResourceKind.DestinationRule) ? new(snapshot, Options) : Rules,
            MeshHosts.With(sources),
            changed.Contains(ResourceKind.Gateway) ? gateways.With(snapshot.OfKind<Gateway>()) : gateways);
    }

    /// <summary>Whether resources of the kind are looked at.</summary>
    public static bool Covers(ResourceKind kind) => kind is ResourceKind.VirtualService or ResourceKind.DestinationRule or ResourceKind.Gateway or ResourceKind.MirrorPolicy;

    /// <summary>What there is to say of a resource of the snapshot, in the order of its fields.</summary>
    public IReadOnlyList<AnalysisMessage> Of(MeshResource resource)
    {
        var findings = new AnalysisFindings();
        switch (resource)
        {
            case VirtualService source:
                new VirtualServiceAnalyzer(this, source, findings).Analyze();
                break;
            case DestinationRule rule:
                DestinationRuleAnalyzer.Analyze(this, rule, findings);
                break;
            case Gateway gateway:
                GatewayAnalyzer.Analyze(this, gateway, findings);
                break;
            case MirrorPolicy policy:
                MirrorPolicyAnalyzer.Analyze(this, policy, findings);
                break;
            default:
                break;
        }

        return findings.Result;
    }

    private static VirtualService? Find(MeshSnapshot snapshot, ResourceKey key) => snapshot.Resources.GetValueOrDefault(key) as VirtualService;
}
