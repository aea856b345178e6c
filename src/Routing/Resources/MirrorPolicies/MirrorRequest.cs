using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>What is different in shadows, besides what Istio changes.</summary>
public sealed record MirrorRequest
{
    /// <summary>Changes of the header fields, done last. Values may hold variables, as in a VirtualService.</summary>
    public HeaderOperations? Headers { get; init; }

    /// <summary>The <c>Host</c> of shadows. Default: the request's, marked as <see cref="HostSuffix"/> says. Not beside an explicit <c>hostSuffix: true</c>.</summary>
    public string? Host { get; init; }

    /// <summary>Whether the host is marked by <c>-shadow</c>. Default: the edge's setting, which is true.</summary>
    public bool? HostSuffix { get; init; }

    /// <summary>A rewrite of the path, after the route's own. Default: none.</summary>
    public RegexRewrite? UriRegexRewrite { get; init; }

    /// <summary>
    /// Whether what lets one act as the client is taken out: <c>authorization</c>, <c>proxy-authorization</c>, <c>cookie</c>, <c>x-api-key</c>,
    /// <c>x-auth-token</c>, <c>x-amz-security-token</c>, <c>x-csrf-token</c> and <c>x-forwarded-client-cert</c>. Default: false.
    /// </summary>
    public bool? RedactCredentials { get; init; }
}
