namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>StringMatch</c> (networking.istio.io).</summary>
public sealed record StringMatch
{
    /// <summary>exact string match One of match_type.</summary>
    public string? Exact { get; init; }

    /// <summary>prefix-based match One of match_type.</summary>
    public string? Prefix { get; init; }

    /// <summary>RE2 style regex-based match. One of match_type.</summary>
    public string? Regex { get; init; }
}
