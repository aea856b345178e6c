namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Changes of headers, on either way.</summary>
public sealed record HeaderRules
{
    /// <summary>Changes before the request is sent on.</summary>
    public HeaderOperations? Request { get; init; }

    /// <summary>Changes before the response is handed back.</summary>
    public HeaderOperations? Response { get; init; }
}
