namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>When an endpoint is taken out for a time because it fails.</summary>
public sealed record OutlierDetectionSettings
{
    /// <summary>Gateway errors in a row.</summary>
    [Deprecated("use consecutiveGatewayErrors or consecutive5xxErrors")]
    public int? ConsecutiveErrors { get; init; }

    /// <summary>Whether failures to connect are counted apart from the endpoint's own errors. Default: false.</summary>
    public bool? SplitExternalLocalOriginErrors { get; init; }

    /// <summary>Failures to connect in a row; only where they are counted apart. Default: 5.</summary>
    public uint? ConsecutiveLocalOriginFailures { get; init; }

    /// <summary>Answers 502, 503 and 504 in a row. Default: 0, which is off.</summary>
    public uint? ConsecutiveGatewayErrors { get; init; }

    /// <summary>Answers 5xx in a row. Default: 5; 0 is off.</summary>
    public uint? Consecutive5xxErrors { get; init; }

    /// <summary>Time between looks; at least 1ms. Default: 10s.</summary>
    public ProtoDuration? Interval { get; init; }

    /// <summary>How long the endpoint is out, times the number of times; at least 1ms. Default: 30s.</summary>
    public ProtoDuration? BaseEjectionTime { get; init; }

    /// <summary>Most endpoints out, in per cent, 0 to 100. Default: 10.</summary>
    public int? MaxEjectionPercent { get; init; }

    /// <summary>Healthy endpoints, in per cent, below which nothing is taken out; 0 to 100. Default: 0.</summary>
    public int? MinHealthPercent { get; init; }

    /// <summary>Statuses that count as errors, 100 to 599. Default: 5xx.</summary>
    public ValueList<uint>? OutlierDetectionHttpErrorCodes { get; init; }
}
