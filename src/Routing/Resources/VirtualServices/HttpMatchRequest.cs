namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Conditions on a request; all of those that are set must hold.</summary>
public sealed record HttpMatchRequest
{
    /// <summary>A name, appended to the route's in counters and logs.</summary>
    public string? Name { get; init; }

    /// <summary>The raw path as sent, without the query. Default: any.</summary>
    public StringMatch? Uri { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public StringMatch? Scheme { get; init; }

    /// <summary>The method, upper case.</summary>
    public StringMatch? Method { get; init; }

    /// <summary>The <c>Host</c> or <c>:authority</c>, as sent.</summary>
    public StringMatch? Authority { get; init; }

    /// <summary>Header names, lower case, to what their value must be; an empty object asks only that the header is there.</summary>
    public ValueMap<StringMatch>? Headers { get; init; }

    /// <summary>The port the request came in on, 1 to 65535. Default: any.</summary>
    public uint? Port { get; init; }

    /// <summary>Labels the client's workload must have.</summary>
    public ValueMap<string>? SourceLabels { get; init; }

    /// <summary>Gateways the condition holds for, instead of those of the VirtualService; <c>mesh</c> is the mesh.</summary>
    public ValueList<string>? Gateways { get; init; }

    /// <summary>Query parameters to what their value must be; an empty object asks only that the parameter is there.</summary>
    public ValueMap<StringMatch>? QueryParams { get; init; }

    /// <summary>Whether <c>exact</c> and <c>prefix</c> of <see cref="Uri"/> ignore case. Default: false.</summary>
    public bool? IgnoreUriCase { get; init; }

    /// <summary>Like <see cref="Headers"/>, but none of these may hold.</summary>
    public ValueMap<StringMatch>? WithoutHeaders { get; init; }

    /// <summary>The namespace the client must be in.</summary>
    public string? SourceNamespace { get; init; }

    /// <summary>A prefix for statistics of requests that match.</summary>
    public string? StatPrefix { get; init; }
}
