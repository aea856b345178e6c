namespace OrleansMesh.Routing.Analysis;

/// <summary>A kind of finding. Where Istio's analyzers have it, the code, name and level are theirs; codes of our own begin with <c>OM</c>.</summary>
/// <param name="Code">The code, for programs.</param>
/// <param name="Name">The name, for people.</param>
/// <param name="Level">How grave it is.</param>
public sealed record AnalysisType(string Code, string Name, AnalysisLevel Level)
{
    /// <summary>A host, port, subset, gateway or delegate that there is not.</summary>
    public static AnalysisType ReferencedResourceNotFound { get; } = new("IST0101", nameof(ReferencedResourceNotFound), AnalysisLevel.Error);

    /// <summary>An older VirtualService of the mesh has the host.</summary>
    public static AnalysisType ConflictingMeshGatewayVirtualServiceHosts { get; } = new("IST0109", nameof(ConflictingMeshGatewayVirtualServiceHosts), AnalysisLevel.Error);

    /// <summary>A destination without a port at a host with several, none of which is the usual one.</summary>
    public static AnalysisType VirtualServiceDestinationPortSelectorRequired { get; } = new("IST0112", nameof(VirtualServiceDestinationPortSelectorRequired), AnalysisLevel.Error);

    /// <summary>A rule that no request gets to.</summary>
    public static AnalysisType VirtualServiceUnreachableRule { get; } = new("IST0130", nameof(VirtualServiceUnreachableRule), AnalysisLevel.Warning);

    /// <summary>A match of a rule that no request gets to.</summary>
    public static AnalysisType VirtualServiceIneffectiveMatch { get; } = new("IST0131", nameof(VirtualServiceIneffectiveMatch), AnalysisLevel.Info);

    /// <summary>A host that no server of the gateway lets in.</summary>
    public static AnalysisType VirtualServiceHostNotFoundInGateway { get; } = new("IST0132", nameof(VirtualServiceHostNotFoundInGateway), AnalysisLevel.Warning);

    /// <summary>A traffic policy or subset that an older DestinationRule of the host has already.</summary>
    public static AnalysisType DestinationRuleOverruled { get; } = new("OM0101", nameof(DestinationRuleOverruled), AnalysisLevel.Warning);

    /// <summary>A host of a gateway's server that no VirtualService has.</summary>
    public static AnalysisType GatewayHostWithoutVirtualService { get; } = new("OM0102", nameof(GatewayHostWithoutVirtualService), AnalysisLevel.Info);

    /// <summary>A MirrorPolicy names a VirtualService or a route that mirrors nothing.</summary>
    public static AnalysisType MirrorPolicyWithoutMirror { get; } = new("OM0103", nameof(MirrorPolicyWithoutMirror), AnalysisLevel.Info);

    /// <summary>Further findings, which are not told.</summary>
    public static AnalysisType MoreFindings { get; } = new("OM0199", nameof(MoreFindings), AnalysisLevel.Info);

    /// <summary>Where Istio explains it, or null.</summary>
    public string? DocumentationUrl =>
        Code.StartsWith("IST", StringComparison.Ordinal) ? $"https://istio.io/latest/docs/reference/config/analysis/{Code.ToLowerInvariant()}/" : null;
}
