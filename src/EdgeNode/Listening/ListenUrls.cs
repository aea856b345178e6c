using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode.Listening;

/// <summary>The addresses of one setting, read strictly: Kestrel would take a host name that it does not know for "any address".</summary>
internal sealed class ListenUrls
{
    private readonly List<(Uri Url, string Text)> _urls;

    private ListenUrls(string setting, List<(Uri Url, string Text)> urls)
    {
        Setting = setting;
        _urls = urls;
    }

    /// <summary>The setting, for errors.</summary>
    public string Setting { get; }

    /// <summary>The port of the first address; 0 for one that the system picks.</summary>
    public int FirstPort => _urls[0].Url.Port;

    /// <summary>Reads the addresses.</summary>
    /// <exception cref="StartupException">An address is no <c>http://address:port</c>, or not loopback where that is asked.</exception>
    public static ListenUrls Parse(string setting, IEnumerable<string> texts, bool loopbackOnly)
    {
        var urls = new List<(Uri, string)>();
        foreach (var text in texts)
        {
            // The wildcard host of ASP.NET Core is no host of a Uri.
            var plain = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
            if (!Uri.TryCreate(plain, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || url.PathAndQuery != "/" || url.UserInfo.Length > 0)
            {
                throw new StartupException(setting, $"'{text}' is not of the form http://address:port");
            }

            var isLocalhost = string.Equals(url.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase);
            if (!isLocalhost && !IPAddress.TryParse(url.IdnHost, out _))
            {
                throw new StartupException(setting, $"the address of '{text}' is neither an IP address nor localhost nor *");
            }

            if (isLocalhost && url.Port == 0)
            {
                throw new StartupException(setting, $"'{text}': port 0 needs an IP address, such as 127.0.0.1");
            }

            if (loopbackOnly && !url.IsLoopback)
            {
                throw new StartupException(setting, $"'{text}' is no loopback address; what stands there is not protected");
            }

            urls.Add((url, text));
        }

        return new ListenUrls(setting, urls);
    }

    /// <summary>Makes Kestrel listen on all of them.</summary>
    public void Apply(KestrelServerOptions kestrel)
    {
        foreach (var (url, text) in _urls)
        {
            if (!IPAddress.TryParse(url.IdnHost, out var address))
            {
                kestrel.ListenLocalhost(url.Port);
            }
            else if (address.Equals(IPAddress.Any) && !text.Contains("0.0.0.0", StringComparison.Ordinal))
            {
                kestrel.ListenAnyIP(url.Port);
            }
            else
            {
                kestrel.Listen(address, url.Port);
            }
        }
    }
}
