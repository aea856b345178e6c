namespace OrleansMesh.Routing.Resources.DestinationRules;

/// <summary>An attribute of a cookie, such as <c>SameSite</c>.</summary>
public sealed record HashCookieAttribute
{
    /// <summary>Its name. Required.</summary>
    public string? Name { get; init; }

    /// <summary>Its value. Default: none.</summary>
    public string? Value { get; init; }
}
