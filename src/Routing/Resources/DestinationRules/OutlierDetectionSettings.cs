namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>Istio's <c>OutlierDetection</c> (networking.istio.io).</summary>
public sealed record OutlierDetectionSettings
{
    /// <summary>Number of errors before a host is ejected from the connection pool. Default: 5. Deprecated.</summary>
    public int? ConsecutiveErrors { get; init; }

    /// <summary>Determines whether to distinguish local origin failures from external errors. Default: false.</summary>
    public bool? SplitExternalLocalOriginErrors { get; init; }

    /// <summary>The number of consecutive locally originated failures before ejection occurs. Default: 5.</summary>
    public uint? ConsecutiveLocalOriginFailures { get; init; }

    /// <summary>Number of gateway errors before a host is ejected from the connection pool.</summary>
    public uint? ConsecutiveGatewayErrors { get; init; }

    /// <summary>Number of 5xx errors before a host is ejected from the connection pool. Default: 5 but can be disabled by setting the value to 0.</summary>
    public uint? Consecutive5xxErrors { get; init; }

    /// <summary>Time interval between ejection sweep analysis. Default: 10s.</summary>
    public ProtoDuration? Interval { get; init; }

    /// <summary>Minimum ejection duration. Default: 30s.</summary>
    public ProtoDuration? BaseEjectionTime { get; init; }

    /// <summary>Maximum % of hosts in the load balancing pool for the upstream service that can be ejected. Default: 10%.</summary>
    public int? MaxEjectionPercent { get; init; }

    /// <summary>Outlier detection will be enabled as long as the associated load balancing pool has at least minHealthPercent hosts in healthy mode. Default: 0% as it's not typically applicable in k8s environments with few pods.</summary>
    public int? MinHealthPercent { get; init; }

    /// <summary>Specifies the HTTP response status codes that are treated as outlier detection errors.</summary>
    public ValueList<uint>? OutlierDetectionHttpErrorCodes { get; init; }
}
