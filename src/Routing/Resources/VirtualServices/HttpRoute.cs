namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>
/// A rule for HTTP requests: conditions, and exactly one of <see cref="Route"/>, <see cref="Redirect"/>, <see cref="DirectResponse"/> and
/// <see cref="Delegate"/>.
/// </summary>
public sealed record HttpRoute
{
    /// <summary>A name for counters and logs. Default: its place in the list.</summary>
    public string? Name { get; init; }

    /// <summary>Alternatives, of which one must hold. Default: every request.</summary>
    public ValueList<HttpMatchRequest>? Match { get; init; }

    /// <summary>Destinations, chosen between by weight.</summary>
    public ValueList<HttpRouteDestination>? Route { get; init; }

    /// <summary>A redirect.</summary>
    public HttpRedirect? Redirect { get; init; }

    /// <summary>An answer of the edge itself.</summary>
    public HttpDirectResponse? DirectResponse { get; init; }

    /// <summary>A VirtualService with the routes that belong here.</summary>
    public DelegateReference? Delegate { get; init; }

    /// <summary>Changes of the request's target.</summary>
    public HttpRewrite? Rewrite { get; init; }

    /// <summary>Limit of the whole answer; at least 1ms. Default: none.</summary>
    public ProtoDuration? Timeout { get; init; }

    /// <summary>When a request is sent again.</summary>
    public HttpRetry? Retries { get; init; }

    /// <summary>Faults injected on purpose.</summary>
    public HttpFaultInjection? Fault { get; init; }

    /// <summary>Where shadows go; not beside <see cref="Mirrors"/>.</summary>
    public Destination? Mirror { get; init; }

    /// <summary>Where shadows go, for several mirrors at once.</summary>
    public ValueList<HttpMirrorPolicy>? Mirrors { get; init; }

    /// <summary>Share of <see cref="Mirror"/> in whole per cent, 0 to 100. <see cref="MirrorPercentage"/> wins.</summary>
    [AlternateName("mirror_percent")]
    [Deprecated("use mirrorPercentage")]
    public uint? MirrorPercent { get; init; }

    /// <summary>Share of the requests that get a shadow at <see cref="Mirror"/>. Default: 100; an explicit 0 is none.</summary>
    public Percent? MirrorPercentage { get; init; }

    /// <summary>What browsers of other origins may do.</summary>
    public CorsPolicy? CorsPolicy { get; init; }

    /// <summary>Changes of headers.</summary>
    public HeaderRules? Headers { get; init; }
}
