using Microsoft.Extensions.Time.Testing;
using OrleansMesh.Abstractions.Statistics;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.Selectors;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>What a MirrorPolicy makes different, seen by a client, by the upstream and by the shadows' target.</summary>
public sealed class MirrorPolicyTests
{
    private const string Shop = """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default, labels: {app: shop}}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - name: cart
            match: [{uri: {prefix: /cart}}]
            route: [{destination: {host: 127.0.0.1, port: {number: $a}}}]
            mirror: {host: 127.0.0.1, port: {number: $b}}
          - name: all
            route: [{destination: {host: 127.0.0.1, port: {number: $a}}}]
            mirrors: [{destination: {host: 127.0.0.1, port: {number: $b}}}, {destination: {host: 127.0.0.1, port: {number: $c}}}]

        """;

    [Theory]
    [Shows(typeof(MirrorPolicy), "spec")]
    [Shows(typeof(MirrorPolicySpec), "targetRefs", "selector", "mirror", "suspend")]
    [Shows(typeof(PolicyTargetReference), "group", "kind", "name", "sectionName")]
    [Shows(typeof(PolicyWorkloadSelector), "matchLabels")]
    // Without any, it is for all of its namespace.
    [InlineData("suspend: true", 0, 0, 0)]
    [InlineData("targetRefs: [{group: networking.istio.io, kind: VirtualService, name: shop}]\n  suspend: true", 0, 0, 0)]
    [InlineData("targetRefs: [{group: networking.istio.io, kind: VirtualService, name: other}]\n  suspend: true", 1, 1, 1)]
    [InlineData("targetRefs: [{group: networking.istio.io, kind: VirtualService, name: shop, sectionName: cart}]\n  suspend: true", 0, 1, 1)]
    [InlineData("selector: {matchLabels: {app: shop}}\n  suspend: true", 0, 0, 0)]
    [InlineData("selector: {matchLabels: {app: other}}\n  suspend: true", 1, 1, 1)]
    [InlineData("mirror: {host: 127.0.0.1, port: {number: $c}}\n  suspend: true", 1, 1, 0)]
    [InlineData("suspend: false", 1, 1, 1)]
    public async Task Policy_IsForWhatItIsAttachedTo(string spec, int ofCart, int ofAll, int ofTheOther)
    {
        await using var scene = await Scene.StartAsync(Shop + Policy(spec));

        Assert.Equal("a", await scene.AskAsync("/cart"));
        Assert.Equal("a", await scene.AskAsync("/"));

        var all = await scene.Edge.AllSettledTotalsAsync();
        Assert.Equal(
            [("all", $"127.0.0.1:{scene["b"].Port}", ofAll), ("all", $"127.0.0.1:{scene["c"].Port}", ofTheOther), ("cart", $"127.0.0.1:{scene["b"].Port}", ofCart)],
            all.Select(totals => (totals.Route, totals.Target, (int)totals.Succeeded)).OrderBy(row => row.Route, StringComparer.Ordinal).ThenBy(row => row.Target != $"127.0.0.1:{scene["b"].Port}"));
        Assert.Equal((ofCart + ofAll, ofTheOther), (scene["b"].Count, scene["c"].Count));
    }

    [Theory]
    [InlineData("default", "shop", 0)]
    [InlineData("default", "other", 1)]
    [InlineData("other", "shop", 1)]
    [InlineData("istio-system", "shop", 0)]
    [InlineData("istio-system", "other", 1)]
    public async Task Policy_IsForItsNamespace_TheRootsForAll(string ns, string app, int shadows)
    {
        await using var scene = await Scene.StartAsync(
            Whole + Policy($"{{suspend: true, selector: {{matchLabels: {{app: {app}}}}}}}").Replace("namespace: default", $"namespace: {ns}", StringComparison.Ordinal));

        await scene.AskAsync("/");

        await scene.Edge.AllSettledTotalsAsync();
        Assert.Equal(shadows, scene["b"].Count);
    }

    [Theory]
    [Shows(typeof(MirrorPolicySpec), "sampling")]
    [Shows(typeof(MirrorSampling), "mode")]
    [Shows(typeof(SamplingMode), "exact", "random")]
    [InlineData("exact", 10)]
    // All draws of the edge fall above 50 %.
    [InlineData("random", 0)]
    public async Task Exact_ChoosesEvenly(string mode, int expected)
    {
        await using var scene = await Scene.StartAsync(Half + Policy($"sampling: {{mode: {mode}}}"), random: () => uint.MaxValue);

        for (var i = 0; i < 20; i++)
        {
            await scene.AskAsync("/");

            // A change in between, of another resource, leaves the count as it is.
            scene.Publish(i + 2, Half + Policy($"sampling: {{mode: {mode}}}"));
        }

        await scene.Edge.AllSettledTotalsAsync();
        Assert.Equal(expected, scene["b"].Count);
    }

    [Theory]
    [Shows(typeof(SamplingMode), "key")]
    [Shows(typeof(MirrorSampling), "key")]
    [Shows(typeof(SamplingKey), "header", "cookie", "queryParameter", "sourceIp")]
    [InlineData("{header: x-user}")]
    [InlineData("{cookie: user}")]
    [InlineData("{queryParameter: user}")]
    public async Task Key_ChoosesSessionsWhole_WhateverTheDraw(string key)
    {
        var yaml = Half + Policy($"sampling: {{mode: key, key: {key}}}");
        await using var one = await Scene.StartAsync(yaml, random: () => 0);
        await using var other = await Scene.StartAsync(yaml, random: () => uint.MaxValue);

        var chosen = new[] { await ChosenAsync(one), await ChosenAsync(other) };

        Assert.Equal(chosen[0], chosen[1]);
        Assert.InRange(chosen[0].Distinct().Count(), 5, 35);
        Assert.All(chosen[0].GroupBy(user => user), user => Assert.Equal(3, user.Count()));

        static async Task<List<string>> ChosenAsync(Scene scene)
        {
            foreach (var user in Enumerable.Range(0, 40).SelectMany(user => Enumerable.Repeat(user, 3)))
            {
                await scene.AskAsync($"/?user=u{user}", headers: [("x-user", $"u{user}"), ("Cookie", $"a=b; user=u{user}")]);
            }

            await scene.Edge.AllSettledTotalsAsync();
            var users = new List<string>();
            while (scene["b"].Count > 0)
            {
                users.Add((await scene["b"].NextAsync()).Target);
            }

            return users.Order(StringComparer.Ordinal).ToList();
        }
    }

    [Fact]
    public async Task Key_OfOneClient_IsOneSession()
    {
        await using var scene = await Scene.StartAsync(Half + Policy("sampling: {mode: key, key: {sourceIp: true}}"));

        for (var i = 0; i < 20; i++)
        {
            await scene.AskAsync("/");
        }

        await scene.Edge.AllSettledTotalsAsync();
        Assert.Contains(scene["b"].Count, new[] { 0, 20 });
    }

    [Fact]
    public async Task Key_ThatIsNotThere_IsLeftToChance()
    {
        await using var scene = await Scene.StartAsync(Half + Policy("sampling: {mode: key, key: {header: x-user}}"), random: () => 0);

        await scene.AskAsync("/");

        Assert.Equal(1, (await scene.Edge.SettledTotalsAsync()).Succeeded);
    }

    [Theory]
    [Shows(typeof(MirrorPolicySpec), "match")]
    [Shows(typeof(MirrorMatch), "methods", "headers", "withoutHeaders", "paths")]
    [InlineData("{methods: [GET, HEAD]}", "GET", "/", 1)]
    [InlineData("{methods: [GET, HEAD]}", "POST", "/", 0)]
    [InlineData("{headers: {x-beta: {exact: yes}}}", "GET", "/", 1)]
    [InlineData("{headers: {x-beta: {exact: no}}}", "GET", "/", 0)]
    [InlineData("{headers: {x-absent: {}}}", "GET", "/", 0)]
    [InlineData("{withoutHeaders: {x-beta: {}}}", "GET", "/", 0)]
    [InlineData("{withoutHeaders: {x-absent: {}}}", "GET", "/", 1)]
    [InlineData("{paths: [{exact: /a}, {prefix: /b}]}", "GET", "/b/c?d", 1)]
    [InlineData("{paths: [{exact: /a}, {prefix: /b}]}", "GET", "/a?b", 1)]
    [InlineData("{paths: [{exact: /a}, {regex: '/x[0-9]+'}]}", "GET", "/x12", 1)]
    [InlineData("{paths: [{exact: /a}, {regex: '/x[0-9]+'}]}", "GET", "/x12/", 0)]
    [InlineData("{methods: [GET], paths: [{exact: /a}]}", "GET", "/b", 0)]
    public async Task Match_NamesTheRequestsThatAreMirrored(string match, string method, string target, int shadows)
    {
        await using var scene = await Scene.StartAsync(Whole + Policy($"match: {match}"));

        Assert.Equal("a", await scene.AskAsync(target, method, headers: ("x-beta", "yes")));

        AssertSkipped(await scene.Edge.SettledTotalsAsync(), shadows, "unmatched");
        Assert.Equal(shadows, scene["b"].Count);
    }

    [Fact]
    [Shows(typeof(MirrorPolicySpec), "request", "marker")]
    [Shows(typeof(MirrorRequest), "headers", "uriRegexRewrite", "redactCredentials")]
    [Shows(typeof(Routing.Resources.VirtualServices.HeaderOperations), "set", "add", "remove")]
    public async Task Request_IsChangedInTheShadowAlone()
    {
        await using var scene = await Scene.StartAsync(Whole + Policy("""
            marker: true
              request:
                redactCredentials: true
                uriRegexRewrite: {match: "^/v1/(.*)$", rewrite: '/v2/\1'}
                headers:
                  set: {x-env: shadow, x-method: "%REQ(:method)%"}
                  add: {x-seen: b}
                  remove: [x-secret]
            """));

        await scene.AskAsync("/v1/a?q=/v1/", headers:
            [("authorization", "Bearer t"), ("cookie", "s=1"), ("x-api-key", "k"), ("x-secret", "s"), ("x-seen", "a"), ("x-orleansmesh-shadow-not", "1")]);

        var (primary, shadow) = (await scene["a"].NextAsync(), await scene["b"].NextAsync());
        Assert.Equal(("/v1/a?q=/v1/", "/v2/a?q=/v1/"), (primary.Target, shadow.Target));
        Assert.Equal("Bearer t", primary.Headers["authorization"]);
        Assert.All(["x-env", "x-method", "x-orleansmesh-shadow"], name => Assert.False(primary.Headers.ContainsKey(name)));
        Assert.All(["authorization", "cookie", "x-api-key", "x-secret"], name => Assert.False(shadow.Headers.ContainsKey(name)));
        Assert.Equal(("shadow", "GET", "a,b"), (shadow.Headers["x-env"].ToString(), shadow.Headers["x-method"].ToString(), shadow.Headers["x-seen"].ToString().Replace(" ", string.Empty, StringComparison.Ordinal)));
        Assert.Equal($"default/shop/all/127.0.0.1:{scene["b"].Port}", shadow.Headers["x-orleansmesh-shadow"]);
    }

    [Theory]
    [Shows(typeof(MirrorRequest), "host", "hostSuffix")]
    [InlineData("{}", "shop.example-shadow")]
    [InlineData("{hostSuffix: false}", "shop.example")]
    [InlineData("{hostSuffix: true}", "shop.example-shadow")]
    [InlineData("{host: 'staging.example:81'}", "staging.example:81")]
    public async Task Host_OfShadows(string request, string expected)
    {
        await using var scene = await Scene.StartAsync(Whole + Policy($"request: {request}"));

        await scene.AskAsync("/", host: "shop.example");

        Assert.Equal(expected, (await scene["b"].NextAsync()).Headers["host"]);
    }

    [Theory]
    [Shows(typeof(MirrorPolicySpec), "expiresAt", "ttl")]
    [InlineData("expiresAt: 2026-01-01T01:00:00+01:00\n  ttl: null", 0, 0)]
    [InlineData("expiresAt: 2026-01-01T00:01:00Z", 59, 1)]
    [InlineData("expiresAt: 2026-01-01T00:01:00Z", 60, 0)]
    [InlineData("ttl: 1m", 29, 1)]
    [InlineData("ttl: 1m", 30, 0)]
    public async Task ForgottenMirror_SwitchesItselfOff(string spec, int seconds, int shadows)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var scene = await Scene.StartAsync(
            Whole + Policy(spec).Replace("name: policy,", "name: policy, creationTimestamp: '2025-12-31T23:59:30Z',", StringComparison.Ordinal), time);

        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal("a", await scene.AskAsync("/"));

        AssertSkipped(await scene.Edge.SettledTotalsAsync(), shadows, "expired");
        Assert.Equal(shadows, scene["b"].Count);
    }

    [Fact]
    public async Task Suspension_AndItsEnd_NeedNoNewRoute()
    {
        await using var scene = await Scene.StartAsync(Whole + Policy("suspend: true"));
        await scene.AskAsync("/");
        var before = scene.Edge.Plane.Tables.Current.Compiled;

        scene.Publish(2, Whole + Policy("suspend: false"));
        await scene.AskAsync("/");

        var totals = await scene.Edge.SettledTotalsAsync();
        Assert.Equal((1, 1), (totals.Considered, totals.Succeeded));
        Assert.Equal(KeyValuePair.Create("suspended", 1L), Assert.Single(totals.Skipped));
        Assert.Same(before.Table, scene.Edge.Plane.Tables.Current.Compiled.Table);
    }

    private static void AssertSkipped(MirrorTotals totals, int shadows, string reason)
    {
        Assert.Equal((shadows, shadows), (totals.Considered, totals.Succeeded));
        Assert.Equal(1 - shadows, totals.Skipped.GetValueOrDefault(reason));
    }

    private static string Whole => MirrorOf(100);

    private static string Half => MirrorOf(50);

    private static string MirrorOf(int percent) => $$$$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: shop, namespace: default, labels: {app: shop}}
        spec:
          hosts: ["*"]
          gateways: [istio-system/ingressgateway]
          http:
          - name: all
            route: [{destination: {host: 127.0.0.1, port: {number: $a}}}]
            mirror: {host: 127.0.0.1, port: {number: $b}}
            mirrorPercentage: {value: {{{{percent}}}} }

        """;

    private static string Policy(string spec) => $$"""
        ---
        apiVersion: orleansmesh.io/v1alpha1
        kind: MirrorPolicy
        metadata: {name: policy, namespace: default}
        spec:
          {{spec}}

        """;
}
