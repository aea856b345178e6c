using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Analysis;

/// <summary>How grave a finding is, in Istio's words.</summary>
public enum AnalysisLevel
{
    /// <summary>Harmless, but surely not what was meant.</summary>
    [WireName("INFO")]
    Info,

    /// <summary>A part of the resource does nothing.</summary>
    [WireName("WARNING")]
    Warning,

    /// <summary>Requests fail, or another resource has them.</summary>
    [WireName("ERROR")]
    Error,
}
