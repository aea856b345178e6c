namespace OrleansMesh.Routing.Naming;

/// <summary>The shorter names under which a client of the mesh may call a Kubernetes service.</summary>
public static class ServiceAliases
{
    /// <summary>
    /// <c>x.ns.svc</c>, <c>x.ns</c> and, within the client's own namespace, <c>x</c> for <c>x.ns.svc.cluster.local</c>;
    /// nothing for a host that is not of that form.
    /// </summary>
    /// <param name="host">The folded host.</param>
    /// <param name="clientNamespace">The namespace of the client.</param>
    /// <param name="domainSuffix">The cluster's domain.</param>
    public static IEnumerable<string> Of(string host, string clientNamespace, string domainSuffix)
    {
        var suffix = $".svc.{domainSuffix}";
        if (!host.EndsWith(suffix, StringComparison.Ordinal))
        {
            yield break;
        }

        var labels = host[..^suffix.Length].Split('.');
        if (labels is not [var name, var ns] || name.Length == 0 || ns.Length == 0 || name.Contains('*', StringComparison.Ordinal))
        {
            yield break;
        }

        yield return $"{name}.{ns}.svc";
        yield return $"{name}.{ns}";
        if (ns == clientNamespace)
        {
            yield return name;
        }
    }
}
