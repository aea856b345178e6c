namespace OrleansMesh.Routing.Tests.Validation;

public sealed class MirrorPolicyAdmissionTests
{
    [Fact]
    public void PolicyWithEverything_IsTaken_WithoutAWord() => Assert.Empty(Of("""
        targetRefs: [{group: networking.istio.io, kind: VirtualService, name: shop, sectionName: "#0"}]
        mirror: {host: v2, subset: canary, port: {number: 80}}
        sampling: {mode: key, key: {header: x-user}}
        budget: {requestsPerSecond: 0.5}
        limits: {concurrency: 8, queue: 0, timeout: 2s, connectTimeout: 100ms, bodyBytes: 0}
        match: {methods: [GET], headers: {x-beta: {}, x-c: {regex: "*"}}, withoutHeaders: {x-d: {prefix: a}}, paths: [{regex: /a.*}]}
        request: {headers: {set: {a: "%REQ(b)%"}, add: {c: d}, remove: [e]}, host: "a.example:80", hostSuffix: false, uriRegexRewrite: {match: ^/a, rewrite: /b}, redactCredentials: true}
        marker: true
        response: {bytes: 0}
        retry: {attempts: 10}
        expiresAt: 2027-01-31T12:00:00.5+01:00
        suspend: false
        allowShadows: true
        """));

    [Fact]
    public void PolicyWithoutAnything_IsTaken() => Assert.Empty(Of("{}"));

    [Fact]
    public void PolicyWithoutSpec_IsRefused() => Assert.Equal(["spec Required: must be set"], Verdict.Of("MirrorPolicy", string.Empty));

    [Theory]
    [InlineData("targetRefs: [{}]", "targetRefs[0].group Required: must be set", "targetRefs[0].kind Required: must be set", "targetRefs[0].name Required: must be set")]
    [InlineData(
        "targetRefs: [{group: core, kind: Service, name: A, namespace: b, sectionName: ''}]",
        "targetRefs[0].group NotSupported: must be networking.istio.io: mirrors are attached to nothing else",
        "targetRefs[0].kind NotSupported: must be VirtualService: mirrors are attached to nothing else",
        "targetRefs[0].name Invalid: must be at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at either end and beside every '.'",
        "targetRefs[0].namespace Forbidden: a policy is for resources of its own namespace: leave it out",
        "targetRefs[0].sectionName Invalid: must not be empty: leave it out for all routes")]
    [InlineData("targetRefs: [{group: networking.istio.io, kind: VirtualService, name: a}]\nselector: {}", "selector Forbidden: must not be set beside targetRefs")]
    [InlineData("selector: {matchLabels: {'-': a}}", "selector.matchLabels[-] Invalid: the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name")]
    [InlineData("mirror: {}", "mirror.host Required: must be set")]
    [InlineData("sampling: {mode: key}", "sampling.key Required: one of header, cookie, queryParameter and sourceIp must be set")]
    [InlineData("sampling: {mode: key, key: {sourceIp: false}}", "sampling.key Required: one of header, cookie, queryParameter and sourceIp must be set")]
    [InlineData(
        "sampling: {mode: key, key: {header: 'a b', cookie: '', queryParameter: '', sourceIp: true}}",
        "sampling.key.cookie Forbidden: must not be set beside header",
        "sampling.key.queryParameter Forbidden: must not be set beside header",
        "sampling.key.sourceIp Forbidden: must not be set beside header",
        "sampling.key.header Invalid: must be letters, digits and the signs that RFC 9110 allows in a token",
        "sampling.key.cookie Invalid: must be letters, digits and the signs that RFC 9110 allows in a token",
        "sampling.key.queryParameter Invalid: must not be empty")]
    [InlineData("sampling: {mode: exact, key: {header: a}}", "sampling.key Forbidden: is for the mode key alone")]
    [InlineData("sampling: {key: {header: a}}", "sampling.key Forbidden: is for the mode key alone")]
    [InlineData("budget: {}", "budget.requestsPerSecond Required: must be set")]
    [InlineData("budget: {requestsPerSecond: 0}", "budget.requestsPerSecond Invalid: must be more than 0 and at most 1000000; to send none, set suspend")]
    [InlineData("budget: {requestsPerSecond: -1}", "budget.requestsPerSecond Invalid: must be more than 0 and at most 1000000; to send none, set suspend")]
    [InlineData("budget: {requestsPerSecond: 1000001}", "budget.requestsPerSecond Invalid: must be more than 0 and at most 1000000; to send none, set suspend")]
    [InlineData(
        "limits: {concurrency: 0, queue: 100001, timeout: 9ms, connectTimeout: 601s}",
        "limits.concurrency Invalid: must be from 1 to 10000",
        "limits.queue Invalid: must be from 0 to 100000",
        "limits.timeout Invalid: must be from 10ms to 1h",
        "limits.connectTimeout Invalid: must be from 10ms to 10m")]
    [InlineData("limits: {concurrency: 10001, timeout: 3601s}", "limits.concurrency Invalid: must be from 1 to 10000", "limits.timeout Invalid: must be from 10ms to 1h")]
    [InlineData(
        "match: {methods: ['', 'A B'], headers: {'a b': {}}, withoutHeaders: {':path': {exact: a}}, paths: [{}, {regex: '('}, {prefix: ''}]}",
        "match.methods[0] Invalid: must be an HTTP method, such as GET",
        "match.methods[1] Invalid: must be an HTTP method, such as GET",
        "match.headers[a b] Invalid: must be the name of a header",
        "match.withoutHeaders[:path] Invalid: must be the name of a header",
        "match.paths[0] Required: one of exact, prefix and regex must be set",
        "match.paths[1].regex Invalid: is not a regular expression that can be used here: Invalid pattern '(' at offset 1. Not enough )'s.",
        "match.paths[2].prefix Invalid: must not be empty")]
    [InlineData("request: {headers: {set: {':authority': a}}}", "request.headers.set[:authority] Forbidden: Host and pseudo headers cannot be changed here")]
    [InlineData("request: {headers: {set: {host: a}}}", "request.headers.set[host] Forbidden: Host and pseudo headers cannot be changed here")]
    [InlineData("request: {host: 'a b'}", "request.host Invalid: must be a host name or an IP address, and may end with a port")]
    [InlineData("request: {host: '*.a'}", "request.host Invalid: must be a host name or an IP address, and may end with a port")]
    [InlineData("request: {host: 'a:0'}", "request.host Invalid: must be a host name or an IP address, and may end with a port")]
    [InlineData("request: {host: '::1'}", "request.host Invalid: must be a host name or an IP address, and may end with a port")]
    [InlineData("request: {host: a, hostSuffix: true}", "request.hostSuffix Forbidden: must not be true beside host, which is sent as it is")]
    [InlineData("request: {uriRegexRewrite: {rewrite: 'a b'}}", "request.uriRegexRewrite.match Required: must be set", "request.uriRegexRewrite.rewrite Invalid: must be printable ASCII without spaces and without #")]
    [InlineData("request: {uriRegexRewrite: {match: '^/(a)', rewrite: '/\\0/\\1/\\2'}}", "request.uriRegexRewrite.rewrite Invalid: names the group \\2, which match does not have")]
    [InlineData("response: {bytes: 1099511627777}", "response.bytes Invalid: must be at most 1099511627776")]
    [InlineData("retry: {attempts: 11}", "retry.attempts Invalid: must be from 0 to 10")]
    [InlineData("expiresAt: tomorrow", "expiresAt Invalid: must be an instant by RFC 3339 with its offset, such as 2027-01-31T12:00:00Z")]
    [InlineData("expiresAt: '2027-01-31T12:00:00'", "expiresAt Invalid: must be an instant by RFC 3339 with its offset, such as 2027-01-31T12:00:00Z")]
    [InlineData("expiresAt: '2027-01-31'", "expiresAt Invalid: must be an instant by RFC 3339 with its offset, such as 2027-01-31T12:00:00Z")]
    [InlineData("expiresAt: 2027-01-31T12:00:00Z\nttl: 1h", "ttl Forbidden: must not be set beside expiresAt")]
    [InlineData("ttl: 999ms", "ttl Invalid: must be at least 1s")]
    public void EachRule_HasItsMessage(string spec, params string[] errors) => Assert.Equal(errors.Select(error => $"spec.{error}"), Of(spec));

    [Theory]
    [InlineData("a")]
    [InlineData("a.example.")]
    [InlineData("127.0.0.1:8080")]
    [InlineData("[::1]")]
    [InlineData("[::1]:8080")]
    public void Host_OfItsForms_IsTaken(string host) => Assert.Empty(Of($"request: {{host: '{host}'}}"));

    [Fact]
    public void TooManyTargets_AreRefused() => Assert.Equal(
        ["spec.targetRefs TooLong: must not hold more than 16 targets"],
        Of($"targetRefs: [{string.Join(',', Enumerable.Repeat("{group: networking.istio.io, kind: VirtualService, name: a}", 17))}]"));

    [Fact]
    public void UnknownMode_IsRefusedByTheReader()
    {
        var read = Manifests.ManifestReader.ReadYaml("apiVersion: orleansmesh.io/v1alpha1\nkind: MirrorPolicy\nmetadata: {name: a}\nspec: {sampling: {mode: some}}");

        Assert.Equal("spec.sampling.mode", Assert.Single(read.Errors).Path);
    }

    private static IEnumerable<string> Of(string spec) =>
        Verdict.OfRules("MirrorPolicy", spec == "{}" ? "spec: {}" : $"spec:\n  {spec.Replace("\n", "\n  ", StringComparison.Ordinal)}");
}
