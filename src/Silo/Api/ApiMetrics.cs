using System.Diagnostics.Metrics;

namespace OrleansMesh.Silo.Api;

/// <summary>What the management API counts.</summary>
internal sealed class ApiMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "OrleansMesh.Api";

    private readonly Counter<long> _overloaded;
    private readonly Counter<long> _foreign;

    public ApiMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _overloaded = meter.CreateCounter<long>("orleansmesh.api.requests.overloaded", description: "Requests refused because too many were worked on.");
        _foreign = meter.CreateCounter<long>("orleansmesh.api.requests.foreign", description: "Requests refused because a page of another site sent them.");
    }

    public void RefusedAsOverload() => _overloaded.Add(1);

    public void RefusedAsForeign() => _foreign.Add(1);
}
