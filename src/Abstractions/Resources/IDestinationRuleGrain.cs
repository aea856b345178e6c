namespace OrleansMesh.Abstractions.Resources;

/// <summary>The single writer of one DestinationRule; its key is <c>namespace/name</c>.</summary>
[Alias("orleansmesh.IDestinationRuleGrain")]
public interface IDestinationRuleGrain : IResourceGrain;
