using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Analysis;

/// <summary>What a policy names must be there, and should mirror something.</summary>
public sealed class MirrorPolicyTests
{
    private static readonly VirtualService Shop = Make.VirtualService(
        "shop", ["*"], Make.Route("a") with { Name = "plain" }, Make.Route("a") with { Name = "cart", Mirror = new() { Host = "b" } }, Make.Route("a") with { Name = "plain", Mirror = new() { Host = "b" } });

    [Theory]
    [InlineData("shop", null)]
    [InlineData("shop", "cart")]
    [InlineData("shop", "#1")]
    [InlineData("shop", "#2")]
    // Of two routes of one name it is the first: the other is named by its index.
    [InlineData("shop", "plain", "OM0103 Info spec.targetRefs[0]: Nothing that is named here has a mirror.")]
    [InlineData("shop", "#3", "IST0101 Error spec.targetRefs[0].sectionName: Referenced route not found: \"#3\"")]
    [InlineData("shop", "other", "IST0101 Error spec.targetRefs[0].sectionName: Referenced route not found: \"other\"")]
    [InlineData("other", null, "IST0101 Error spec.targetRefs[0].name: Referenced VirtualService not found: \"default/other\"")]
    public void Target_IsThere_AndMirrors(string name, string? section, params string[] findings) =>
        Assert.Equal(findings, Findings.Of(Policy(new PolicyTargetReference { Group = "networking.istio.io", Kind = "VirtualService", Name = name, SectionName = section }), Shop));

    [Fact]
    public void RoutesOfDelegates_AreNotLookedFor() => Assert.Empty(Findings.Of(
        Policy(new PolicyTargetReference { Name = "root", SectionName = "leaf" }),
        Make.VirtualService("root", ["*"], new HttpRoute { Delegate = new() { Name = "leaf" } })));

    private static MirrorPolicy Policy(params PolicyTargetReference[] targets) =>
        new() { ApiVersion = "orleansmesh.io/v1alpha1", Metadata = Make.Meta("a"), Spec = new() { TargetRefs = [.. targets] } };
}
