using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Credentials;

/// <summary>The Secret that a <c>credentialName</c> means.</summary>
public static class CredentialName
{
    private const string Scheme = "kubernetes://";

    /// <summary>The Secrets to look for, the first that exists first: one in each namespace.</summary>
    /// <param name="credentialName">As written: <c>name</c> or, as Istio allows, <c>kubernetes://name</c>.</param>
    /// <param name="namespaces">Where to look.</param>
    public static IEnumerable<ResourceKey> Candidates(string credentialName, IEnumerable<string> namespaces)
    {
        var name = credentialName.StartsWith(Scheme, StringComparison.Ordinal) ? credentialName[Scheme.Length..] : credentialName;
        return namespaces.Select(ns => new ResourceKey(ResourceKind.Secret, ns, name));
    }
}
