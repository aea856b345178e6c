namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>A cookie whose value is the key.</summary>
public sealed record HashCookie
{
    /// <summary>Its name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Its path, where the edge makes it.</summary>
    public string? Path { get; init; }

    /// <summary>Its lifetime: where set, the edge makes the cookie if there is none; 0s makes a session cookie.</summary>
    public ProtoDuration? Ttl { get; init; }

    /// <summary>Further attributes, where the edge makes it.</summary>
    public ValueList<HashCookieAttribute>? Attributes { get; init; }
}
