namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPRoute</c> (networking.istio.io).</summary>
public sealed record HttpRoute
{
    /// <summary>The name assigned to the route for debugging purposes.</summary>
    public string? Name { get; init; }

    /// <summary>Match conditions to be satisfied for the rule to be activated.</summary>
    public ValueList<HttpMatchRequest>? Match { get; init; }

    /// <summary>A HTTP rule can either return a direct_response, redirect or forward (default) traffic.</summary>
    public ValueList<HttpRouteDestination>? Route { get; init; }

    /// <summary>A HTTP rule can either return a direct_response, redirect or forward (default) traffic.</summary>
    public HttpRedirect? Redirect { get; init; }

    /// <summary>A HTTP rule can either return a direct_response, redirect or forward (default) traffic.</summary>
    public HttpDirectResponse? DirectResponse { get; init; }

    /// <summary>Delegate is used to specify the particular VirtualService which can be used to define delegate HTTPRoute.</summary>
    public DelegateReference? Delegate { get; init; }

    /// <summary>Rewrite HTTP URIs and Authority headers.</summary>
    public HttpRewrite? Rewrite { get; init; }

    /// <summary>Timeout for HTTP requests, default is disabled. Default: disabled.</summary>
    public ProtoDuration? Timeout { get; init; }

    /// <summary>Retry policy for HTTP requests.</summary>
    public HttpRetry? Retries { get; init; }

    /// <summary>Fault injection policy to apply on HTTP traffic at the client side.</summary>
    public HttpFaultInjection? Fault { get; init; }

    /// <summary>Mirror HTTP traffic to a another destination in addition to forwarding the requests to the intended destination.</summary>
    public Destination? Mirror { get; init; }

    /// <summary>Specifies the destinations to mirror HTTP traffic in addition to the original destination.</summary>
    public ValueList<HttpMirrorPolicy>? Mirrors { get; init; }

    /// <summary>Percentage of the traffic to be mirrored by the mirror field. Deprecated.</summary>
    [AlternateName("mirror_percent")]
    [Deprecated("use mirrorPercentage")]
    public uint? MirrorPercent { get; init; }

    /// <summary>Percentage of the traffic to be mirrored by the mirror field.</summary>
    public Percent? MirrorPercentage { get; init; }

    /// <summary>Cross-Origin Resource Sharing policy (CORS).</summary>
    public CorsPolicy? CorsPolicy { get; init; }

    /// <summary>Header manipulation rules</summary>
    public HeaderRules? Headers { get; init; }
}
