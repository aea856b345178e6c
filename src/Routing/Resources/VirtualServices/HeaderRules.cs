namespace OrleansMesh.Routing.Resources.VirtualServices;

/// <summary>Istio's <c>Headers</c> (networking.istio.io).</summary>
public sealed record HeaderRules
{
    /// <summary>Header manipulation rules to apply before forwarding a request to the destination service</summary>
    public HeaderOperations? Request { get; init; }

    /// <summary>Header manipulation rules to apply before returning a response to the caller</summary>
    public HeaderOperations? Response { get; init; }
}
