namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>The protocols that ports may name; case does not matter.</summary>
internal static class Protocols
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "TCP", "UDP", "GRPC", "GRPC-WEB", "HTTP", "HTTP_PROXY", "HTTP2", "HTTPS", "TLS", "MONGO", "REDIS", "MYSQL",
    };

    private static readonly HashSet<string> NamingHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "HTTP", "HTTP_PROXY", "HTTP2", "GRPC", "GRPC-WEB", "HTTPS", "TLS",
    };

    private static readonly string List = string.Join(", ", Known);

    public static bool IsKnown(string? protocol) => protocol is not null && Known.Contains(protocol);

    /// <summary>Whether connections are of TLS.</summary>
    public static bool IsTls(string? protocol) => protocol?.ToUpperInvariant() is "HTTPS" or "TLS";

    /// <summary>Whether it is HTTP without TLS.</summary>
    public static bool IsHttp(string? protocol) => NamesItsHost(protocol) && !IsTls(protocol);

    /// <summary>Whether a client says, in that protocol, which host it means.</summary>
    public static bool NamesItsHost(string? protocol) => protocol is not null && NamingHosts.Contains(protocol);

    public static void Check(string protocol, FieldPath path, AdmissionFindings findings)
    {
        if (!Known.Contains(protocol))
        {
            findings.NotSupported(path, $"must be one of {List}");
        }
    }
}
