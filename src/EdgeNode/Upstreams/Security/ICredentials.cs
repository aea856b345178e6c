namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>Finds the credentials that resources name.</summary>
internal interface ICredentials
{
    /// <summary>The credential of a name, or null where there is none.</summary>
    Credential? Find(string ns, string name);
}
