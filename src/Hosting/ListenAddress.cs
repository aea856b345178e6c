using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace OrleansMesh.Hosting;

/// <summary>One address to listen on, read from a setting.</summary>
/// <param name="Setting">The setting it stands in, such as <c>Silo:Urls</c>.</param>
/// <param name="Text">The address as written, such as <c>http://127.0.0.1:7070</c>.</param>
/// <param name="Addresses">The IP addresses it stands for: two for <c>localhost</c>, else one.</param>
/// <param name="Port">The port; 0 lets the system choose.</param>
public sealed record ListenAddress(string Setting, string Text, IReadOnlyList<IPAddress> Addresses, int Port)
{
    /// <summary>Whether only this machine can reach the address.</summary>
    public bool IsLoopback => Addresses.All(IPAddress.IsLoopback);

    /// <summary>Reads addresses that are separated by semicolons.</summary>
    /// <exception cref="StartupException">There is none, or one is not <c>http://host:port</c>.</exception>
    public static IReadOnlyList<ListenAddress> ParseAll(string setting, string urls)
    {
        var texts = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return texts.Length == 0
            ? throw new StartupException(setting, "at least one address is needed, such as http://127.0.0.1:7070")
            : [.. texts.Select(text => Parse(setting, text))];
    }

    /// <summary>An address on 127.0.0.1.</summary>
    public static ListenAddress OnLoopback(string setting, int port) => new(setting, $"http://127.0.0.1:{port}", [IPAddress.Loopback], port);

    /// <summary>Refuses two that want the same port of the same address.</summary>
    /// <exception cref="StartupException">Names the later one.</exception>
    public static void RequireDistinct(IReadOnlyList<ListenAddress> addresses)
    {
        for (var later = 1; later < addresses.Count; later++)
        {
            var earlier = addresses.Take(later).FirstOrDefault(addresses[later].Clashes);
            if (earlier is not null)
            {
                throw new StartupException(addresses[later].Setting, $"port {earlier.Port} is that of {earlier.Setting} already");
            }
        }
    }

    /// <summary>Refuses a port that something else listens on, before anything is started.</summary>
    /// <exception cref="StartupException">The port is taken, or may not be used.</exception>
    public void RequireFree()
    {
        foreach (var address in Addresses)
        {
            PortCheck.RequireFree(Setting, new IPEndPoint(address, Port));
        }
    }

    private static ListenAddress Parse(string setting, string text)
    {
        BindingAddress binding;
        try
        {
            binding = BindingAddress.Parse(text);
        }
        catch (FormatException e)
        {
            throw new StartupException(setting, $"'{text}' is not an address such as http://127.0.0.1:7070", e);
        }

        if (!binding.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) || binding.PathBase.Length > 0 || binding.IsUnixPipe || binding.IsNamedPipe)
        {
            throw new StartupException(setting, $"'{text}' is not served; an address is http://host:port without a path");
        }

        if (binding.Port is < 0 or > IPEndPoint.MaxPort)
        {
            throw new StartupException(setting, $"'{text}' has no port from 0 to 65535");
        }

        return Resolve(binding.Host) is { } addresses
            ? new ListenAddress(setting, text, addresses, binding.Port)
            : throw new StartupException(setting, $"the host of '{text}' is neither an IP address nor localhost nor *");
    }

    // Kestrel takes every other name for any address, so a mistyped one would open the port to the world.
    private static IPAddress[]? Resolve(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? Socket.OSSupportsIPv6 ? [IPAddress.Loopback, IPAddress.IPv6Loopback] : [IPAddress.Loopback]
        : host is "*" or "+" ? [Socket.OSSupportsIPv6 ? IPAddress.IPv6Any : IPAddress.Any]
        : IPAddress.TryParse(host, out var address) ? [address] : null;

    private bool Clashes(ListenAddress other) =>
        Port != 0 && Port == other.Port && (Addresses.Intersect(other.Addresses).Any() || Addresses.Concat(other.Addresses).Any(IsAny));

    private static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
