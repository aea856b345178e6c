using OrleansMesh.Silo.Api.Paths;

namespace OrleansMesh.Silo.Tests.Parts;

public sealed class KubernetesPathTests
{
    [Theory]
    [InlineData("/api/v1/services", "|v1||services||")]
    [InlineData("/api/v1/services/", "|v1||services||")]
    [InlineData("/api/v1/namespaces", "|v1||namespaces||")]
    [InlineData("/api/v1/namespaces/a", "|v1||namespaces|a|")]
    [InlineData("/api/v1/namespaces/a/services", "|v1|a|services||")]
    [InlineData("/api/v1/namespaces/a/services/b", "|v1|a|services|b|")]
    [InlineData("/api/v1/namespaces/a/services/b/status", "|v1|a|services|b|status")]
    [InlineData("/apis/g/v1/things", "g|v1||things||")]
    [InlineData("/apis/g/v1/things/b", "g|v1||things|b|")]
    [InlineData("/apis/g/v1/things/b/status", "g|v1||things|b|status")]
    [InlineData("/apis/g/v1/namespaces/a/things/b/", "g|v1|a|things|b|")]
    [InlineData("/apis/g/v1/namespaces/a/things/..", "g|v1|a|things|..|")]
    [InlineData("/apis/g/v1/namespaces/a/things/%2e%2e", "g|v1|a|things|..|")]
    [InlineData("/apis/g/v1/namespaces/a/things/b%2Fc", "g|v1|a|things|b/c|")]
    [InlineData("/apis/g/v1/namespaces/a/things/%zz", "g|v1|a|things|%zz|")]
    public void Path_IsTakenApart(string path, string parts)
    {
        var parsed = KubernetesPath.Parse(path)!;

        Assert.Equal(parts, string.Join('|', parsed.Group, parsed.Version, parsed.Namespace, parsed.Plural, parsed.Name, parsed.Subresource));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("api/v1/services")]
    [InlineData("/api")]
    [InlineData("/api/v1")]
    [InlineData("/apis/g")]
    [InlineData("/apis/g/v1")]
    [InlineData("/API/v1/services")]
    [InlineData("/apis/g/v1/namespaces/a/things/b/c/d")]
    [InlineData("/apis/g/v1/a/b/c/d")]
    [InlineData("/other/v1/services")]
    public void OtherPath_IsNone(string path)
    {
        Assert.Null(KubernetesPath.Parse(path));
    }
}
