using OrleansMesh.Abstractions.Resources;

namespace OrleansMesh.Grains.Storage;

/// <summary>A page of all resources.</summary>
/// <param name="Head">The head when the page was read.</param>
/// <param name="Resources">The resources, in order.</param>
/// <param name="More">Whether another page follows.</param>
internal sealed record StorePage(long Head, IReadOnlyList<StoredResource> Resources, bool More);
