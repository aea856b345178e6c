using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CsCheck;
using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using static OrleansMesh.EdgeNode.Tests.Gateways.GatewayEdge;

namespace OrleansMesh.EdgeNode.Tests.Gateways;

/// <summary>Which of two certificates of a server a client is shown.</summary>
public sealed class CertificateChoiceTests : IDisposable
{
    private static readonly ushort[] Interesting = [0x0401, 0x0403, 0x0503, 0x0603, 0x0804, 0x1301, 0xC02B, 0xC02F, 0xC0AD, 0x0304, 0x0303, 0x0A0A];

    private readonly X509Certificate2 _ecdsa = TestAuthority.Trusted.Issue("CN=a.test", "a.test");
    private readonly X509Certificate2 _rsa = Rsa();
    private readonly TemporaryFolder _files = new();

    public void Dispose()
    {
        _ecdsa.Dispose();
        _rsa.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task TwoCertificates_EachClientIsShownTheOneItCanCheck(bool rsaFirst, bool inFiles)
    {
        var (first, second) = rsaFirst ? (_rsa, _ecdsa) : (_ecdsa, _rsa);
        await using var edge = await GatewayEdge.StartAsync();
        if (inFiles)
        {
            await WriteAsync("1", first);
            await WriteAsync("2", second);
        }

        var tls = inFiles
            ? $"tlsCertificates: [{{serverCertificate: {_files.File("1.crt")}, privateKey: {_files.File("1.key")}}}, {{serverCertificate: {_files.File("2.crt")}, privateKey: {_files.File("2.key")}}}]"
            : "credentialNames: [one, two]";
        await edge.ApplyAsync(
            Gateway("gw", $"{{port: {{number: 443, name: a, protocol: HTTPS}}, hosts: [a.test], tls: {{mode: SIMPLE, {tls}}}}}"),
            Secret("one", ("tls.crt", first.ExportCertificatePem()), ("tls.key", Pem(first))),
            Secret("two", ("tls.crt", second.ExportCertificatePem()), ("tls.key", Pem(second))));

        Assert.Equal(_ecdsa.Thumbprint, await ShownAsync(edge, SslProtocols.Tls13));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(_ecdsa.Thumbprint, await ShownAsync(edge, SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256));
            Assert.Equal(_rsa.Thumbprint, await ShownAsync(edge, SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256));
        }
    }

    [Fact]
    public async Task ConnectionWithoutAClientHello_IsClosed()
    {
        await using var edge = await GatewayEdge.StartAsync();
        await edge.ApplyAsync(
            Gateway("gw", "{port: {number: 443, name: a, protocol: HTTPS}, hosts: [a.test], tls: {mode: SIMPLE, credentialNames: [one, two]}}"),
            Secret("one", _ecdsa),
            Secret("two", ("tls.crt", _rsa.ExportCertificatePem()), ("tls.key", Pem(_rsa))));
        using var client = new TcpClient("127.0.0.1", edge.PortOf("443"));
        await client.GetStream().WriteAsync("GET / HTTP/1.1\r\n\r\n"u8.ToArray(), Patience.Token);

        using var answer = new MemoryStream();
        await client.GetStream().CopyToAsync(answer, Patience.Token);

        Assert.DoesNotContain("HTTP", System.Text.Encoding.Latin1.GetString(answer.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public Task Hello_IsReadAsItWasWritten_InWhateverPieces_AndStaysForTheHandshake() => Gen.Select(
        Numbers, Numbers, Numbers, Gen.Int[1, 40]).SampleAsync(async (suites, schemes, versions, piece) =>
        {
            var bytes = Hello(suites, schemes, versions);
            var pipe = new Pipe();
            var reading = ClientHelloReader.ReadAsync(pipe.Reader, TestContext.Current.CancellationToken).AsTask();
            for (var i = 0; i < bytes.Length; i += piece)
            {
                await pipe.Writer.WriteAsync(bytes.AsMemory(i, Math.Min(piece, bytes.Length - i)), TestContext.Current.CancellationToken);
            }

            var hello = await reading;
            var left = await pipe.Reader.ReadAtLeastAsync(bytes.Length, TestContext.Current.CancellationToken);

            var canEcdsa = suites.Contains((ushort)0xC02B) || suites.Contains((ushort)0xC0AD);
            Assert.Equal(bytes.Length, left.Buffer.Length);
            Assert.NotNull(hello);
            Assert.Equal(
                (schemes.Contains((ushort)0x0403) && (canEcdsa || versions.Contains((ushort)0x0304)), schemes.Contains((ushort)0x0503) && canEcdsa, false),
                (hello.CanCheck(EcdsaCurves.P256, servesTls13: true), hello.CanCheck(EcdsaCurves.P384, servesTls13: false), hello.CanCheck(EcdsaCurves.None, servesTls13: true)));
        }, iter: 500);

    [Fact]
    public void BrokenHello_IsNoneOrReadable_AndNeverAFault() => Gen.Select(Gen.Int[0, 120], Gen.Byte, Gen.Int[0, 120]).Sample((at, value, cut) =>
    {
        var bytes = Hello([0xC02B], [0x0403, 0x0804], [0x0304])[5..];
        bytes[at % bytes.Length] = value;
        _ = ClientHello.Read(bytes);

        // A message says how long it is: what is cut off is no message.
        bytes = Hello([0xC02B], [0x0403], [0x0304])[5..];
        Assert.Null(ClientHello.Read(bytes.AsSpan(0, cut % bytes.Length)));
    });

    private static Gen<ushort[]> Numbers => Gen.Int[0, Interesting.Length - 1].Select(i => Interesting[i]).Array[0, 8];

    private static byte[] Hello(ushort[] suites, ushort[] schemes, ushort[] versions)
    {
        byte[] extensions = [.. Extension(0, [1, 2, 3]), .. Extension(13, Sized(2, Bytes(schemes))), .. Extension(43, Sized(1, Bytes(versions)))];
        byte[] message = [3, 3, .. new byte[32], .. Sized(1, new byte[32]), .. Sized(2, Bytes(suites)), .. Sized(1, [0]), .. Sized(2, extensions)];
        return [22, 3, 1, .. Sized(2, [1, 0, .. Sized(2, message)])];
    }

    private static byte[] Extension(byte type, byte[] content) => [0, type, .. Sized(2, content)];

    private static byte[] Sized(int size, byte[] content) => size == 1 ? [(byte)content.Length, .. content] : [(byte)(content.Length >> 8), (byte)content.Length, .. content];

    private static byte[] Bytes(ushort[] numbers) => [.. numbers.SelectMany(number => (byte[])[(byte)(number >> 8), (byte)number])];

    private static async Task<string> ShownAsync(GatewayEdge edge, SslProtocols protocol, params TlsCipherSuite[] suites)
    {
        var (certificate, stream) = await edge.HandshakeAsync("443", new SslClientAuthenticationOptions
        {
            TargetHost = "a.test",
            EnabledSslProtocols = protocol,
#pragma warning disable CA1416 // Not called with suites on Windows.
            CipherSuitesPolicy = suites.Length == 0 ? null : new CipherSuitesPolicy(suites),
#pragma warning restore CA1416
        });
        await stream.DisposeAsync();
        return certificate.Thumbprint;
    }

    private static string Pem(X509Certificate2 certificate) => certificate.GetRSAPrivateKey()?.ExportPkcs8PrivateKeyPem() ?? Key(certificate);

    private static X509Certificate2 Rsa()
    {
        using var key = RSA.Create(2048);
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return new CertificateRequest("CN=a.test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, from.AddYears(50));
    }

    private async Task WriteAsync(string name, X509Certificate2 certificate)
    {
        await File.WriteAllTextAsync(_files.File($"{name}.crt"), certificate.ExportCertificatePem(), Patience.Token);
        await File.WriteAllTextAsync(_files.File($"{name}.key"), Pem(certificate), Patience.Token);
    }
}
