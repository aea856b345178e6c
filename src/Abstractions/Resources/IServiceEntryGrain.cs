namespace OrleansMesh.Abstractions.Resources;

/// <summary>The single writer of one ServiceEntry; its key is <c>namespace/name</c>.</summary>
[Alias("orleansmesh.IServiceEntryGrain")]
public interface IServiceEntryGrain : IResourceGrain;
