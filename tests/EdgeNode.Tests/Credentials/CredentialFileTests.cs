using OrleansMesh.EdgeNode.Credentials;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.EdgeNode.Tests.Gateways;
using static OrleansMesh.EdgeNode.Tests.Gateways.GatewayEdge;

namespace OrleansMesh.EdgeNode.Tests.Credentials;

/// <summary>Paths of credentials that lead to anything at all.</summary>
public sealed class CredentialFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/dev/zero", "is empty, or no regular file")]
    [InlineData("to-zero", "is empty, or no regular file")]
    [InlineData("pipe", "is empty, or no regular file")]
    [InlineData("to-pipe", "is empty, or no regular file")]
    [InlineData("empty", "is empty, or no regular file")]
    [InlineData("long", "is longer than 1048576 bytes")]
    [InlineData("round", null)]
    [InlineData("nowhere", null)]
    [InlineData(".", null)]
    public async Task WhatIsNoCredential_IsRefusedAtOnce(string name, string? reason)
    {
        Fill();
        var path = Path.Combine(_folder.Path, name);

        var refusal = await Assert.ThrowsAnyAsync<IOException>(() => ReadAsync(path));

        Assert.Contains(reason is null ? string.Empty : $"{path} {reason}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("to-whole")]
    [InlineData("to-folder/whole")]
    public async Task RegularFile_IsRead_ThroughLinksToo(string name)
    {
        Fill();

        Assert.Equal(new string('x', CredentialFile.MaxLength), await ReadAsync(_folder.File(name)));
    }

    [Theory]
    [InlineData("/dev/zero", "{0} is empty, or no regular file")]
    [InlineData("pipe", "{0} is empty, or no regular file")]
    [InlineData("round", "Too many levels of symbolic links in '{0}'.")]
    public async Task Gateway_TellsOfAFileThatIsNone_AndServesTheRest(string key, string reason)
    {
        Fill();
        key = Path.Combine(_folder.Path, key);
        reason = string.Format(System.Globalization.CultureInfo.InvariantCulture, reason, key);
        using var certificate = TestAuthority.Trusted.Issue("CN=a.test", "a.test");
        await File.WriteAllTextAsync(_folder.File("c"), certificate.ExportCertificatePem(), Patience.Token);
        await using var edge = await StartAsync();

        await edge.ApplyAsync(
            Gateway("gw", $"{{port: {{number: 443, name: s, protocol: HTTPS}}, hosts: [a.test], tls: {{mode: SIMPLE, serverCertificate: {_folder.File("c")}, privateKey: {key}}}}}, {{port: {{number: 80, name: h, protocol: HTTP}}, hosts: [a.test]}}"),
            edge.Route("a.test"));

        Assert.Equal($"spec.servers[0].tls: {reason}", Assert.Single(edge.Listeners.Refused).Reason);
        Assert.Contains(key, (await edge.Edge.AdminAsync("/config")).Body, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await edge.SendAsync("80", Get("http://a.test/"))).StatusCode);
    }

    private static Task<string> ReadAsync(string path) => Task.Run(() => CredentialFile.Read(path)).WaitAsync(Patience.Token);

    private void Fill()
    {
        SpecialFiles.MakePipe(_folder.File("pipe"));
        File.WriteAllText(_folder.File("empty"), string.Empty);
        File.WriteAllText(_folder.File("long"), new string('x', CredentialFile.MaxLength + 1));
        File.WriteAllText(_folder.File("whole"), new string('x', CredentialFile.MaxLength));
        foreach (var (link, target) in (Dictionary<string, string>)new() { ["to-zero"] = "/dev/zero", ["to-pipe"] = "pipe", ["to-whole"] = "whole", ["to-folder"] = ".", ["round"] = "round" })
        {
            File.CreateSymbolicLink(_folder.File(link), target);
        }
    }
}
