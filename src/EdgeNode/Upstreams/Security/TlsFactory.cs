using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>Makes the TLS of clusters.</summary>
/// <param name="credentials">Where <c>credentialName</c> is found.</param>
/// <param name="ns">The edge's namespace, in which it is looked for.</param>
/// <param name="counters">Where connections that met unreadable credentials are counted.</param>
/// <param name="logger">Where unreadable credentials are told.</param>
internal sealed class TlsFactory(ICredentials credentials, string ns, UpstreamCounters counters, ILogger<UpstreamTls> logger)
{
    public UpstreamTls Create(ClientTlsSettings settings, ValueList<string> subjectAltNames)
    {
        if (settings.CredentialName is { Length: > 0 } name)
        {
            return new(settings, subjectAltNames, () => credentials.Find(ns, name) ?? throw new IOException($"There is no credential {ns}/{name}."), counters, logger);
        }

        var files = new CredentialFiles(settings);
        return new(settings, subjectAltNames, files.Read, counters, logger);
    }
}
