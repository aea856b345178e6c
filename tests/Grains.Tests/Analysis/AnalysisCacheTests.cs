using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Analysis;

namespace OrleansMesh.Grains.Tests.Analysis;

public sealed class AnalysisCacheTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly AnalysisCache _cache;

    public AnalysisCacheTests() => _cache = new(new(), new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()), _time);

    [Fact]
    public async Task Resources_AreIndexedOnceARevision_HoweverManyAsk()
    {
        StoredResource[] all = [Route(1, "reviews")];

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _cache.StatusesAsync("m", 1, all, all)));

        Assert.Equal(1, _cache.Builds);
        Assert.All(answers, answer => Assert.Contains("IST0101", Assert.Single(answer), StringComparison.Ordinal));
    }

    [Fact]
    public async Task LaterRevision_IsFollowed_AndAnswersThoseBehindToo()
    {
        StoredResource[] before = [Route(1, "reviews")];
        StoredResource[] after = [.. before, Service(2, "reviews")];

        Assert.Contains("IST0101", Assert.Single(await _cache.StatusesAsync("m", 1, before, before)), StringComparison.Ordinal);
        Assert.DoesNotContain("IST0101", Assert.Single(await _cache.StatusesAsync("m", 2, after, before)), StringComparison.Ordinal);
        Assert.DoesNotContain("IST0101", Assert.Single(await _cache.StatusesAsync("m", 1, before, before)), StringComparison.Ordinal);
        Assert.Equal(2, _cache.Builds);
    }

    [Fact]
    public async Task ChangedAndDeletedResources_AreFollowed()
    {
        StoredResource[] all = [Route(1, "reviews"), Service(2, "reviews")];
        StoredResource[] renamed = [Route(3, "ratings"), all[1]];

        Assert.DoesNotContain("IST0101", (await _cache.StatusesAsync("m", 2, all, all))[0], StringComparison.Ordinal);
        Assert.Contains("ratings", (await _cache.StatusesAsync("m", 3, renamed, all))[0], StringComparison.Ordinal);
        Assert.DoesNotContain("IST0101", (await _cache.StatusesAsync("m", 4, [Route(4, "reviews"), all[1]], all))[0], StringComparison.Ordinal);
        Assert.Contains("IST0101", (await _cache.StatusesAsync("m", 5, [Route(4, "reviews")], all))[0], StringComparison.Ordinal);
        Assert.Null((await _cache.StatusesAsync("m", 6, [all[1]], all))[0]);
    }

    [Fact]
    public async Task AnotherMesh_IsIndexedAnew_WhateverItsRevision()
    {
        StoredResource[] one = [Route(5, "reviews"), Service(6, "reviews")];
        StoredResource[] other = [Route(1, "reviews")];

        Assert.DoesNotContain("IST0101", (await _cache.StatusesAsync("m", 6, one, one))[0], StringComparison.Ordinal);
        Assert.Contains("IST0101", (await _cache.StatusesAsync("n", 1, other, other))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task KindWithoutStatus_AndResourceThatIsGone_HaveNone()
    {
        StoredResource[] all = [Service(1, "reviews")];

        Assert.Equal([null, null], await _cache.StatusesAsync("m", 1, all, [all[0], Route(2, "x")]));
    }

    [Theory]
    [InlineData("""{}""", "True", "Active", "The mirrors are on.")]
    [InlineData("""{"suspend":true,"expiresAt":"2026-01-01T00:00:00Z"}""", "False", "Suspended", "The mirrors are off: spec.suspend says so.")]
    [InlineData("""{"expiresAt":"2026-01-01T00:00:01Z"}""", "True", "Active", "The mirrors switch themselves off at 2026-01-01T00:00:01Z.")]
    [InlineData("""{"expiresAt":"2026-01-01T01:00:00+01:00"}""", "False", "Expired", "The mirrors switched themselves off at 2026-01-01T00:00:00Z.")]
    public async Task MirrorPolicy_SaysWhetherItsMirrorsAreOn(string spec, string status, string reason, string message)
    {
        StoredResource[] all = [Stored("MirrorPolicy", "orleansmesh.io/v1alpha1", "a", 1, spec)];

        Assert.Contains(
            $$"""{"type":"Active","status":"{{status}}","reason":"{{reason}}","message":"{{message}}"}""",
            Assert.Single(await _cache.StatusesAsync("m", 1, all, all))?.Replace("\\u002B", "+", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task MirrorPolicy_IsOver_WithoutAnyChange()
    {
        StoredResource[] all = [Stored("MirrorPolicy", "orleansmesh.io/v1alpha1", "a", 1, """{"expiresAt":"2026-01-01T00:01:00Z"}""")];
        Assert.Contains("\"Active\",\"status\":\"True\"", Assert.Single(await _cache.StatusesAsync("m", 1, all, all)), StringComparison.Ordinal);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("\"Active\",\"status\":\"False\"", Assert.Single(await _cache.StatusesAsync("m", 1, all, all)), StringComparison.Ordinal);
        Assert.Equal(1, _cache.Builds);
    }

    public void Dispose() => _cache.Dispose();

    private static StoredResource Route(long revision, string host) => Stored(
        "VirtualService", "networking.istio.io/v1", "a", revision, $$$"""{"hosts":["a.example.com"],"http":[{"route":[{"destination":{"host":"{{{host}}}"}}]}]}""");

    private static StoredResource Service(long revision, string name) => Stored("Service", "v1", name, revision, """{"ports":[{"port":80}]}""");

    private static StoredResource Stored(string kind, string apiVersion, string name, long revision, string spec) => new(
        new(kind, "default", name),
        revision,
        $$$"""{"apiVersion":"{{{apiVersion}}}","kind":"{{{kind}}}","metadata":{"name":"{{{name}}}","namespace":"default","resourceVersion":"{{{revision}}}"},"spec":""" + spec + "}");
}
