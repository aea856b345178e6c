namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>Knows no credentials.</summary>
internal sealed class NoCredentials : ICredentials
{
    public Credential? Find(string ns, string name) => null;
}
