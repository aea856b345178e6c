using System.Net.Security;
using System.Security.Authentication;
using OrleansMesh.Routing.Gateways;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Versions and cipher suites of a TLS server, in .NET's terms.</summary>
internal static class TlsParameters
{
    private static readonly TlsProtocol[] Versions = [TlsProtocol.Tls10, TlsProtocol.Tls11, TlsProtocol.Tls12, TlsProtocol.Tls13];

    // As in Envoy, those of TLS 1.3 cannot be chosen, and are always offered.
    private static readonly TlsCipherSuite[] OfTls13 =
    [
        TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
    ];

    /// <summary>From <c>minProtocolVersion</c>, 1.2 where it is not set, to <c>maxProtocolVersion</c>.</summary>
    public static SslProtocols Protocols(ServerTlsSettings tls)
    {
        var oldest = tls.MinProtocolVersion is { } min and not TlsProtocol.Auto ? min : TlsProtocol.Tls12;
        var newest = tls.MaxProtocolVersion is { } max and not TlsProtocol.Auto ? max : TlsProtocol.Tls13;
        return Versions.Where(version => version >= oldest && version <= newest).Aggregate(SslProtocols.None, (all, version) => all | Of(version));
    }

    /// <summary>The suites that <c>cipherSuites</c> names; null where it names none that is known, or the system does not let one choose.</summary>
    public static CipherSuitesPolicy? Suites(ServerTlsSettings tls)
    {
        var named = (tls.CipherSuites ?? ValueList<string>.Empty).Select(CipherSuiteNames.Find).OfType<ushort>().Select(number => (TlsCipherSuite)number).ToList();
        return named.Count == 0 || OperatingSystem.IsWindows() || OperatingSystem.IsAndroid() ? null : new CipherSuitesPolicy([.. named, .. OfTls13]);
    }

#pragma warning disable SYSLIB0039, CA5397 // The operator asks for the old versions by name.
    private static SslProtocols Of(TlsProtocol version) => version switch
    {
        TlsProtocol.Tls10 => SslProtocols.Tls,
        TlsProtocol.Tls11 => SslProtocols.Tls11,
        TlsProtocol.Tls12 => SslProtocols.Tls12,
        _ => SslProtocols.Tls13,
    };
#pragma warning restore SYSLIB0039, CA5397
}
