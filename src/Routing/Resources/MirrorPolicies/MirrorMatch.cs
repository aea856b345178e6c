using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>The requests that are mirrored: all that is set must hold. They are looked at as the client sent them.</summary>
public sealed record MirrorMatch
{
    /// <summary>One of these methods, such as <c>GET</c>. Default: any.</summary>
    public ValueList<string>? Methods { get; init; }

    /// <summary>All of these headers, as in a VirtualService's match. Default: any.</summary>
    public ValueMap<StringMatch>? Headers { get; init; }

    /// <summary>None of these headers. Default: none.</summary>
    public ValueMap<StringMatch>? WithoutHeaders { get; init; }

    /// <summary>One of these paths, without the query. Default: any.</summary>
    public ValueList<StringMatch>? Paths { get; init; }
}
