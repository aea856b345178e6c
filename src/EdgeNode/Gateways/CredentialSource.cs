using OrleansMesh.EdgeNode.Credentials;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Everything that a credential is made of. While it is equal, so is the credential.</summary>
/// <param name="Tls">How the Gateway secures the server.</param>
/// <param name="Certificates">The Secrets with the certificates; null for one that is not there; none where files are used.</param>
/// <param name="Authorities">The Secret with the authorities; null where there is none.</param>
/// <param name="Files">The files that are used, as they were.</param>
internal sealed record CredentialSource(ServerTlsSettings Tls, ValueList<Secret?> Certificates, Secret? Authorities, ValueList<FileStamp> Files)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(CredentialSource);
}
