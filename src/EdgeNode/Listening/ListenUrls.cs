using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode.Listening;

/// <summary>The addresses of one setting.</summary>
internal sealed class ListenUrls
{
    private ListenUrls(string setting, IReadOnlyList<ListenAddress> addresses)
    {
        Setting = setting;
        Addresses = addresses;
    }

    /// <summary>The setting, for errors.</summary>
    public string Setting { get; }

    /// <summary>The addresses, in the order of the setting.</summary>
    public IReadOnlyList<ListenAddress> Addresses { get; }

    /// <summary>The port of the first address; 0 for one that the system picks.</summary>
    public int FirstPort => Addresses[0].Port;

    /// <summary>Reads the addresses.</summary>
    /// <exception cref="StartupException">An address cannot be served, or is not loopback where that is asked.</exception>
    public static ListenUrls Parse(string setting, string urls, bool loopbackOnly)
    {
        var addresses = ListenAddress.ParseAll(setting, urls);
        foreach (var address in addresses)
        {
            if (loopbackOnly && !address.IsLoopback)
            {
                throw new StartupException(setting, $"{address.Text} can be reached from other machines; only loopback addresses are served");
            }

            if (address is { Port: 0, Addresses.Count: > 1 })
            {
                throw new StartupException(setting, $"{address.Text} cannot take port 0; say 127.0.0.1");
            }
        }

        return new ListenUrls(setting, addresses);
    }

    /// <summary>Refuses a port that something else listens on, before anything is started.</summary>
    /// <exception cref="StartupException">A port is taken, or may not be used.</exception>
    public void RequireFree()
    {
        foreach (var address in Addresses)
        {
            address.RequireFree();
        }
    }

    /// <summary>Makes Kestrel listen on all of them.</summary>
    public void Apply(KestrelServerOptions kestrel)
    {
        foreach (var address in Addresses)
        {
            foreach (var ip in address.Addresses)
            {
                kestrel.Listen(ip, address.Port);
            }
        }
    }
}
