using CsCheck;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Tests.Matching;

namespace OrleansMesh.Routing.Tests.Compilation;

/// <summary>A table that was changed step by step is the table that would be made at once.</summary>
public sealed class AdvanceLawTests
{
    private const int Sequences = 1_000;
    private const int Requests = 30;

    [Fact]
    public void Advance_IsCompile()
    {
        var options = new CompilerOptions { Labels = Make.Map(("app", "v1")) };
        var steps = Gen.Select(Generate.Configuration, Gen.Int[0, 3]);
        Gen.Select(steps.Array[1, 5], Generate.Gateways, Generate.Request.Array[Requests]).Sample(
            (sequence, gateways, requests) =>
            {
                var compiled = RouteTableCompiler.Compile([], options, gateways: gateways);
                var held = new Dictionary<ResourceKey, VirtualService>();
                foreach (var (configuration, kept) in sequence)
                {
                    var changes = Changes(held, configuration, kept);
                    compiled = RouteTableCompiler.Advance(compiled, changes);
                    var atOnce = RouteTableCompiler.Compile(held.Values, options, gateways: gateways);

                    AssertSame(atOnce, compiled, requests);
                    AssertSame(atOnce, RouteTableCompiler.Compile(held.Values, options, compiled, gateways), requests);
                }

                // Everything goes: nothing is left behind.
                compiled = RouteTableCompiler.Advance(compiled, held.Keys.Select(key => KeyValuePair.Create(key, (VirtualService?)null)));
                Assert.Empty(compiled.Table.Clusters);
                Assert.Empty(compiled.Table.Mirrors);
                Assert.Empty(compiled.Table.Rules);
                Assert.Empty(compiled.State.Places);
                Assert.Empty(compiled.State.Bound);
            },
            iter: Sequences);
    }

    [Fact]
    public void EarlierResult_IsNotChangedByALaterOne()
    {
        var first = Make.VirtualService("a", ["a.test"], Make.Route("one.test"));
        var before = RouteTableCompiler.Compile([first], new());

        var changed = RouteTableCompiler.Advance(before, [KeyValuePair.Create(first.Key, (VirtualService?)Make.VirtualService("a", ["b.test"], Make.Route("two.test")))]);
        var gone = RouteTableCompiler.Advance(before, [KeyValuePair.Create(first.Key, (VirtualService?)null)]);

        Assert.Equal(("one.test", null), (before.Table.Destination("a.test", "/"), before.Table.Destination("b.test", "/")));
        Assert.Equal((null, "two.test"), (changed.Table.Destination("a.test", "/"), changed.Table.Destination("b.test", "/")));
        Assert.Equal((null, null), (gone.Table.Destination("a.test", "/"), gone.Table.Destination("b.test", "/")));
    }

    [Fact]
    public void WhatStays_KeepsItsSlots_AndFreedOnesAreUsedAgain()
    {
        var kept = Make.VirtualService("kept", ["kept.test"], Make.Route("kept.test") with { Mirror = new() { Host = "m.test" } });
        var before = RouteTableCompiler.Compile([Make.VirtualService("gone", ["gone.test"], Make.Route("gone.test") with { Mirror = new() { Host = "n.test" } }), kept], new());

        var without = RouteTableCompiler.Advance(before, [KeyValuePair.Create(new ResourceKey(ResourceKind.VirtualService, "default", "gone"), (VirtualService?)null)]);
        var with = RouteTableCompiler.Advance(without, [KeyValuePair.Create(
            new ResourceKey(ResourceKind.VirtualService, "default", "new"), (VirtualService?)Make.VirtualService("new", ["new.test"], Make.Route("new.test") with { Mirror = new() { Host = "o.test" } }))]);

        var rule = Rule(before);
        Assert.Same(rule, Rule(without));
        Assert.Same(rule, Rule(with));
        Assert.Equal((4, 2), (with.Table.ClusterSlots.Count, with.Table.MirrorSlots.Count));
        Assert.Equal(["kept.test", "m.test", "new.test", "o.test"], with.Table.Clusters.Select(cluster => cluster.Host).Order(StringComparer.Ordinal));
        Assert.Equal(2, without.Table.Clusters.Count());
    }

    private static RouteRule? Rule(CompiledRoutes compiled)
    {
        var request = new TestRequest("kept.test", "/");
        return compiled.Table.Match(ref request);
    }

    // Of what is held some stays, the rest goes, and the configuration comes or takes its place.
    private static List<KeyValuePair<ResourceKey, VirtualService?>> Changes(Dictionary<ResourceKey, VirtualService> held, VirtualService[] configuration, int kept)
    {
        var changes = new Dictionary<ResourceKey, VirtualService?>();
        foreach (var key in held.Keys.Order().Skip(kept).ToArray())
        {
            held.Remove(key);
            changes[key] = null;
        }

        foreach (var source in configuration)
        {
            held[source.Key] = source;
            changes[source.Key] = source;
        }

        return [.. changes];
    }

    private static void AssertSame(CompiledRoutes expected, CompiledRoutes actual, TestRequest[] requests)
    {
        foreach (var request in requests)
        {
            var (one, other) = (request, request);
            Assert.Equal(Describe(expected.Table.Match(ref one)), Describe(actual.Table.Match(ref other)));
            Assert.Equal(expected.Table.RequiresHttps(ref one), actual.Table.RequiresHttps(ref other));
        }

        Assert.Equal(expected.Refused, actual.Refused);
        Assert.Equal(expected.Unserved, actual.Unserved);
        Assert.Equal(expected.Table.Clusters.Order(ByName), actual.Table.Clusters.Order(ByName));
        Assert.Equal(expected.Table.Mirrors.Select(mirror => $"{mirror.Key}").Order(), actual.Table.Mirrors.Select(mirror => $"{mirror.Key}").Order());
        Assert.Equal(expected.Table.RuleCount, actual.Table.RuleCount);
        Assert.Equal(expected.Table.Rules.Select(Describe).Order(), actual.Table.Rules.Select(Describe).Order());
        Assert.Equal(actual.Table.RuleCount, actual.Table.Rules.Count);
        Assert.All(actual.Table.Rules, rule => AssertSlots(rule, actual.Table));
    }

    private static void AssertSlots(RouteRule rule, RouteTable table)
    {
        foreach (var destination in rule.Destinations)
        {
            Assert.Equal(new(destination.Cluster, true), table.ClusterSlots[destination.ClusterSlot]);
        }

        foreach (var mirror in rule.Mirrors)
        {
            Assert.Equal(new(mirror, true), table.MirrorSlots[mirror.Slot]);
            Assert.Equal(new(mirror.Cluster, true), table.ClusterSlots[mirror.ClusterSlot]);
        }
    }

    private static Comparer<ClusterKey> ByName { get; } = Comparer<ClusterKey>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private static string Describe(RouteRule? rule) => rule is null
        ? "none"
        : $"{rule.VirtualService} {rule.Name} {rule.RouteId} -> {string.Join(',', rule.Destinations.ToArray().Select(destination => destination.Cluster))} + {string.Join(',', rule.Mirrors.ToArray().Select(mirror => mirror.Key))}";
}
