using System.Globalization;
using System.Text;
using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Documents as the control plane sends them.</summary>
internal static class Documents
{
    public static ResourceId Id(string name) => new("VirtualService", "default", name);

    /// <summary>A VirtualService for the host of its name, with one route named <c>r</c> to <paramref name="port"/>.</summary>
    public static string VirtualService(string name, int port) =>
        """{"apiVersion":"networking.istio.io/v1","kind":"VirtualService","metadata":{"name":"NAME","namespace":"default"},"spec":{"hosts":["NAME.example"]"""
        .Replace("NAME", name, StringComparison.Ordinal)
        + ""","gateways":["istio-system/ingressgateway"],"http":[{"name":"r","route":[{"destination":{"host":"127.0.0.1","port":{"number":PORT}}}]}]}}"""
        .Replace("PORT", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>One that reads but does not compile: the regular expression is none.</summary>
    public static string Uncompilable(string name) =>
        VirtualService(name, 1).Replace("\"name\":\"r\",", "\"name\":\"r\",\"match\":[{\"uri\":{\"regex\":\"(\"}}],", StringComparison.Ordinal);

    public static KeyValuePair<ResourceId, string> Entry(string name, int port) => KeyValuePair.Create(Id(name), VirtualService(name, port));

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
