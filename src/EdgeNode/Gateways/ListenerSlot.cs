using System.Net;
using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.Routing.Gateways;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>The place of one listener while Gateways ask for it, whether or not it could be opened. One caller at a time.</summary>
internal sealed class ListenerSlot(GatewayListener listener, IPEndPoint? endPoint, Backoff backoff)
{
    /// <summary>What the Gateways ask for now.</summary>
    public GatewayListener Listener { get; set; } = listener;

    /// <summary>Where it is to listen; null where its <c>bind</c> is no address.</summary>
    public IPEndPoint? EndPoint => endPoint;

    /// <summary>The server; null while it could not be opened.</summary>
    public GatewayServer? Server { get; set; }

    /// <summary>The TLS servers as they were made last.</summary>
    public TlsServers Tls { get; set; } = TlsServers.None;

    /// <summary>Why it is not open; null while it is.</summary>
    public string? Problem { get; set; }

    /// <summary>How long to wait before the next attempt.</summary>
    public Backoff Backoff => backoff;

    /// <summary>When to try again, by the clock's timestamp.</summary>
    public long RetryAt { get; set; }

    /// <summary>How it stands.</summary>
    public ListenerStatus Status => new(Listener, Server?.Addresses ?? [], Problem, Tls.All);
}
