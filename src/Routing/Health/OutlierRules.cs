using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.Routing.Health;

/// <summary>When an endpoint is ejected, with Istio's and Envoy's defaults filled in.</summary>
public sealed record OutlierRules
{
    private static readonly TimeSpan MaxEjectionTime = TimeSpan.FromSeconds(300);

    /// <summary>Errors in a row that eject; 0: never. Default 5.</summary>
    public uint Errors { get; init; } = 5;

    /// <summary>Gateway errors in a row that eject; 0: never. Default 0.</summary>
    public uint GatewayErrors { get; init; }

    /// <summary>Whether failures without an answer count apart, by <see cref="LocalFailures"/>, instead of as errors. Default false.</summary>
    public bool SplitLocal { get; init; }

    /// <summary>Failures without an answer in a row that eject, where they count apart; 0: never. Default 5.</summary>
    public uint LocalFailures { get; init; } = 5;

    /// <summary>Time between looks at whether an ejection is over; above 0. Default 10 s.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The time of a first ejection; each further one is longer by as much, up to 300 s. Default 30 s.</summary>
    public TimeSpan BaseTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Per cent of the endpoints that may be out; nobody is ejected once as many are. Default 10.</summary>
    public int MaxEjectionPercent { get; init; } = 10;

    /// <summary>Per cent of healthy endpoints below which all are used, the ejected as well. Default 0.</summary>
    public int MinHealthPercent { get; init; }

    /// <summary>Statuses that are errors; null: 500 to 599.</summary>
    public ValueList<uint>? ErrorCodes { get; init; }

    /// <summary>What a DestinationRule asks for.</summary>
    public static OutlierRules Of(OutlierDetectionSettings settings) => new()
    {
        Errors = settings.Consecutive5xxErrors ?? 5,
        GatewayErrors = settings.ConsecutiveGatewayErrors ?? (uint)Math.Max(0, settings.ConsecutiveErrors ?? 0),
        SplitLocal = settings.SplitExternalLocalOriginErrors ?? false,
        LocalFailures = settings.ConsecutiveLocalOriginFailures ?? 5,
        Interval = Positive(settings.Interval, TimeSpan.FromSeconds(10)),
        BaseTime = Positive(settings.BaseEjectionTime, TimeSpan.FromSeconds(30)),

        // A plain number in Istio's API, where 0 is the same as unset.
        MaxEjectionPercent = settings.MaxEjectionPercent is > 0 and var percent ? percent : 10,
        MinHealthPercent = Math.Clamp(settings.MinHealthPercent ?? 0, 0, 100),
        ErrorCodes = settings.OutlierDetectionHttpErrorCodes is { Count: > 0 } codes ? codes : null,
    };

    /// <summary>Whether a status is an error of the endpoint.</summary>
    public bool IsError(int status) => ErrorCodes is null ? status is >= 500 and <= 599 : ErrorCodes.Contains((uint)status);

    /// <summary>How long the ejection is whose number is <paramref name="times"/>, from 1.</summary>
    public TimeSpan EjectionTime(int times) => TimeSpan.FromTicks(Math.Min(
        (long)Math.Min((double)BaseTime.Ticks * times, long.MaxValue / 2), Math.Max(MaxEjectionTime.Ticks, BaseTime.Ticks)));

    private static TimeSpan Positive(ProtoDuration? duration, TimeSpan otherwise) => duration is { Value: var value } && value > TimeSpan.Zero ? value : otherwise;
}
