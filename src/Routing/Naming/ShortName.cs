namespace OrleansMesh.Routing.Naming;

/// <summary>
/// Istio's <c>ResolveShortnameToFQDN</c>: a host without a dot names a service in the namespace of the resource that says it.
/// </summary>
public static class ShortName
{
    /// <summary>
    /// The full host name, lower case, without a trailing dot and without the brackets of an IPv6 address.
    /// <c>*</c>, IP addresses and every name with a dot (also <c>reviews.prod</c>) stay as they are.
    /// </summary>
    /// <param name="host">The host as written.</param>
    /// <param name="ns">The namespace of the resource.</param>
    /// <param name="domainSuffix">The cluster's domain, such as <c>cluster.local</c>.</param>
    public static string Resolve(string host, string ns, string domainSuffix)
    {
        var name = HostName.Fold(host);
        return name.Length == 0 || name == "*" || name.Contains('.', StringComparison.Ordinal) || HostName.IsAddress(name)
            ? name
            : $"{name}.{ns}.svc.{domainSuffix}";
    }
}
