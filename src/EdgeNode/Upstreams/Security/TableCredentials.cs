using System.Text;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.Routing.Credentials;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>Finds credentials among the Secrets that the edge serves by, under the names that Istio knows.</summary>
internal sealed class TableCredentials(EdgeTableHolder tables) : ICredentials
{
    // Istio looks for the authorities also in a Secret of their own.
    private const string AuthoritiesSuffix = "-cacert";

    public Credential? Find(string ns, string name)
    {
        var (own, authorities) = (Entries(ns, name), Entries(ns, name + AuthoritiesSuffix));
        return own is null && authorities is null
            ? null
            : new(
                Text(own, "tls.crt", "cert"),
                Text(own, "tls.key", "key"),
                Text(authorities, "cacert", "ca.crt") ?? Text(own, "ca.crt", "cacert"),
                Text(authorities, "ca.crl", "crl") ?? Text(own, "ca.crl", "crl"));
    }

    private IReadOnlyDictionary<string, byte[]>? Entries(string ns, string name) =>
        tables.Current.Snapshot.Resources.TryGetValue(new(ResourceKind.Secret, ns, name), out var resource) && resource is Secret secret ? SecretEntries.Of(secret) : null;

    private static string? Text(IReadOnlyDictionary<string, byte[]>? entries, string name, string otherName) =>
        entries is null ? null
        : entries.TryGetValue(name, out var value) || entries.TryGetValue(otherName, out value) ? Encoding.UTF8.GetString(value)
        : null;
}
