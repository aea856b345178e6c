namespace OrleansMesh.Grains.Storage;

/// <summary>Too much waits to be written; nothing was done.</summary>
[GenerateSerializer, Alias("orleansmesh.StoreOverloadedException")]
internal sealed class StoreOverloadedException() : Exception("Too many writes wait for the store. Nothing was done; try again later.");
