namespace OrleansMesh.Routing.Credentials;

/// <summary>The types of Secret that the mesh knows. Others are kept and not looked into.</summary>
public static class SecretTypes
{
    /// <summary>Anything; the default.</summary>
    public const string Opaque = "Opaque";

    /// <summary>A certificate in <c>tls.crt</c> and its key in <c>tls.key</c>.</summary>
    public const string Tls = "kubernetes.io/tls";
}
