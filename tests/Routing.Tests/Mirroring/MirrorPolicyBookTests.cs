using OrleansMesh.Manifests;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Mirroring;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Snapshots;

namespace OrleansMesh.Routing.Tests.Mirroring;

public sealed class MirrorPolicyBookTests
{
    private const string ByLabel = "selector: {matchLabels: {app: shop}}";
    private const string ByName = "targetRefs: [{group: networking.istio.io, kind: VirtualService, name: shop}]";
    private const string BySection = "targetRefs: [{group: networking.istio.io, kind: VirtualService, name: shop, sectionName: all}]";
    private const string ByTarget = "mirror: {host: v2}";

    [Fact]
    public void TheMoreSpecific_GoesFirst()
    {
        // Written from the least to the most specific, each younger than the one before it would lose to by age.
        string[] policies =
        [
            Policy("mesh", "", ns: "istio-system"), Policy("mesh-target", ByTarget.Replace("v2", "v2.default.svc.cluster.local", StringComparison.Ordinal), ns: "istio-system"),
            Policy("mesh-label", ByLabel, ns: "istio-system"),
            Policy("namespace", ""), Policy("namespace-target", ByTarget), Policy("label", ByLabel), Policy("label-target", $"{ByLabel}, {ByTarget}"),
            Policy("name", ByName), Policy("name-target", $"{ByName}, {ByTarget}"), Policy("section", BySection), Policy("section-target", $"{BySection}, {ByTarget}"),
        ];

        Assert.Equal(
            [
                "default/section-target", "default/section", "default/name-target", "default/name", "default/label-target", "default/label",
                "default/namespace-target", "default/namespace", "istio-system/mesh-label", "istio-system/mesh-target", "istio-system/mesh",
            ],
            Terms(policies).Policies);
    }

    [Fact]
    public void OfEquals_TheOldestGoesFirst_ThenTheFirstByName() => Assert.Equal(
        ["default/z", "default/b", "default/c"],
        Terms(Policy("c", ByName, created: "2026-01-02T00:00:00Z"), Policy("b", ByName, created: "2026-01-02T00:00:00Z"), Policy("z", ByName, created: "2026-01-01T00:00:00Z")).Policies);

    [Fact]
    public void EachField_IsTheFirstsThatSetsIt()
    {
        var terms = Terms(
            Policy("wide", "marker: true, retry: {attempts: 2}, sampling: {mode: exact}, budget: {requestsPerSecond: 5}, response: {bytes: 1}, limits: {queue: 1, concurrency: 1}"),
            Policy("near", $"{ByName}, marker: false, retry: {{attempts: 1}}, limits: {{queue: 2}}", generation: 7));

        Assert.Equal((false, 1, SamplingMode.Exact, 1L), (terms.Marks, terms.Retries, terms.Sampling, terms.ResponseBytes));
        Assert.Equal(new BudgetTerms("default/wide", 5, 1), terms.Budget);

        // A field is taken whole: what is inside it is not put together of several.
        Assert.Equal(new MirrorLimits { Queue = 2 }, terms.Limits);
    }

    [Fact]
    public void WhatSwitchesOff_HoldsWhoeverSaysIt()
    {
        var terms = Terms(
            Policy("wide", "suspend: true, expiresAt: '2026-05-01T00:00:00Z'"),
            Policy("near", $"{ByName}, suspend: false, ttl: 1h", created: "2026-04-01T00:00:00Z"));

        Assert.True(terms.IsSuspended);
        Assert.Equal(new DateTimeOffset(2026, 4, 1, 1, 0, 0, TimeSpan.Zero), terms.ExpiresAt);
    }

    [Theory]
    [InlineData("mirror: {host: v2.default.svc.cluster.local}", true)]
    [InlineData("mirror: {host: v2, subset: canary, port: {number: 80}}", true)]
    [InlineData("mirror: {host: v2, subset: other}", false)]
    [InlineData("mirror: {host: v2, port: {number: 81}}", false)]
    [InlineData("mirror: {host: v1}", false)]
    [InlineData("targetRefs: [{group: networking.istio.io, kind: VirtualService, name: shop, sectionName: other}]", false)]
    [InlineData("targetRefs: [{group: networking.istio.io, kind: VirtualService, name: other}, {group: networking.istio.io, kind: VirtualService, name: shop}]", true)]
    [InlineData("selector: {matchLabels: {app: shop, tier: web}}", false)]
    public void Policy_IsForTheMirror_OrNot(string spec, bool expected) => Assert.Equal(expected, Terms(Policy("a", spec)).Policies.Count == 1);

    [Fact]
    public void Policy_OfAnotherNamespace_IsNot() => Assert.Same(MirrorTerms.Default, Terms(Policy("a", "", ns: "other")));

    [Fact]
    public void NoPolicy_IsIstiosBehaviour() => Assert.Same(MirrorTerms.Default, Terms());

    [Fact]
    public void SamePolicies_MakeOneTerms()
    {
        var snapshot = Snapshot([Policy("a", "marker: true")]);
        var book = MirrorPolicyBook.Build(snapshot, new());

        Assert.Same(book.TermsOf(Mirror, snapshot), book.TermsOf(Mirror with { Slot = 2 }, snapshot));
    }

    [Fact]
    public void WhatDoesNotCompile_MirrorsNothing() => Assert.True(Terms(Policy("a", "match: {paths: [{regex: '('}]}")).IsSuspended);

    [Theory]
    [InlineData("ttl: 1h", null, null)]
    [InlineData("ttl: 48h", "9999-12-31T00:00:00Z", null)]
    [InlineData("ttl: 90s", "2026-01-01T00:00:00Z", "2026-01-01T00:01:30Z")]
    [InlineData("expiresAt: '2026-01-01T00:00:00.25-01:00'", null, "2026-01-01T01:00:00.25Z")]
    public void Expiry_IsFromTheCreation_OrAsWritten(string spec, string? created, string? expected) =>
        Assert.Equal(expected is null ? null : MirrorExpiry.ParseInstant(expected), Terms(Policy("a", spec, created: created)).ExpiresAt);

    private static MirrorRule Mirror { get; } =
        new(new("default/shop", "all", "v2.default.svc.cluster.local:80/canary"), new("v2.default.svc.cluster.local", 80, "canary"), 0, 0, MirrorRule.Million);

    private static MirrorTerms Terms(params string[] policies)
    {
        var snapshot = Snapshot(policies);
        return MirrorPolicyBook.Build(snapshot, new()).TermsOf(Mirror, snapshot);
    }

    private static MeshSnapshot Snapshot(string[] policies)
    {
        var source = """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: shop, namespace: default, labels: {app: shop}}
            spec: {hosts: ["*"], http: [{name: all, route: [{destination: {host: v1}}], mirror: {host: v2, subset: canary, port: {number: 80}}}]}

            """;
        var read = ManifestReader.ReadYamlDocuments(source + string.Concat(policies));
        Assert.All(read, document => Assert.Empty(document.Errors));
        return MeshSnapshot.Empty.With(1, read.Select(document => KeyValuePair.Create(document.Resource!.Key, document.Resource))!);
    }

    private static string Policy(string name, string spec, string ns = "default", string? created = null, int generation = 1) => $$"""
        ---
        apiVersion: orleansmesh.io/v1alpha1
        kind: MirrorPolicy
        metadata: {name: {{name}}, namespace: {{ns}}, generation: {{generation}}{{(created is null ? string.Empty : $", creationTimestamp: '{created}'")}} }
        spec: { {{spec}} }

        """;
}
