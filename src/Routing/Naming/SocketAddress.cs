namespace OrleansMesh.Routing.Naming;

/// <summary>Unix sockets as addresses of workloads.</summary>
public static class SocketAddress
{
    /// <summary>What they begin with; the path of the socket follows, or <c>@</c> and a name that is in no file system.</summary>
    public const string Scheme = "unix://";

    /// <summary>Bytes of a path, or of <c>@</c> and a name, at most: <c>sun_path</c> of Linux without its last zero.</summary>
    public const int MaxPathBytes = 107;

    public static bool Is(string address) => address.StartsWith(Scheme, StringComparison.Ordinal);
}
