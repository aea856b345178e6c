namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>HTTPMatchRequest</c> (networking.istio.io).</summary>
public sealed record HttpMatchRequest
{
    /// <summary>The name assigned to a match.</summary>
    public string? Name { get; init; }

    /// <summary>URI to match values are case-sensitive and formatted as follows: - exact: "value" for exact string match - prefix: "value" for prefix-based match - regex: "valu</summary>
    public StringMatch? Uri { get; init; }

    /// <summary>URI Scheme values are case-sensitive and formatted as follows: - exact: "value" for exact string match - prefix: "value" for prefix-based match - regex: "value"</summary>
    public StringMatch? Scheme { get; init; }

    /// <summary>HTTP Method values are case-sensitive and formatted as follows: - exact: "value" for exact string match - prefix: "value" for prefix-based match - regex: "value</summary>
    public StringMatch? Method { get; init; }

    /// <summary>HTTP Authority values are case-sensitive and formatted as follows: - exact: "value" for exact string match - prefix: "value" for prefix-based match - regex: "va</summary>
    public StringMatch? Authority { get; init; }

    /// <summary>The header keys must be lowercase and use hyphen as the separator, e.g.</summary>
    public ValueMap<StringMatch>? Headers { get; init; }

    /// <summary>Specifies the ports on the host that is being addressed.</summary>
    public uint? Port { get; init; }

    /// <summary>One or more labels that constrain the applicability of a rule to source (client) workloads with the given labels.</summary>
    public ValueMap<string>? SourceLabels { get; init; }

    /// <summary>Names of gateways where the rule should be applied.</summary>
    public ValueList<string>? Gateways { get; init; }

    /// <summary>Query parameters for matching.</summary>
    public ValueMap<StringMatch>? QueryParams { get; init; }

    /// <summary>Flag to specify whether the URI matching should be case-insensitive.</summary>
    public bool? IgnoreUriCase { get; init; }

    /// <summary>withoutHeader has the same syntax with the header, but has opposite meaning.</summary>
    public ValueMap<StringMatch>? WithoutHeaders { get; init; }

    /// <summary>Source namespace constraining the applicability of a rule to workloads in that namespace.</summary>
    public string? SourceNamespace { get; init; }

    /// <summary>The human readable prefix to use when emitting statistics for this route.</summary>
    public string? StatPrefix { get; init; }
}
