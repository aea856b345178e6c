namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>The part of a request that decides on its shadow; exactly one field is set.</summary>
public sealed record SamplingKey
{
    /// <summary>The value of this header.</summary>
    public string? Header { get; init; }

    /// <summary>The value of this cookie.</summary>
    public string? Cookie { get; init; }

    /// <summary>The value of this query parameter.</summary>
    public string? QueryParameter { get; init; }

    /// <summary>The client's address.</summary>
    public bool? SourceIp { get; init; }
}
