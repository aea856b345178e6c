using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Where Istio lets the older of two resources win: by creation time, then by namespace and name.</summary>
/// <param name="Created">UTC to the second, in a form whose text order is its time order; empty, which is the oldest, where absent.</param>
/// <param name="Key">Which.</param>
internal readonly record struct AgeOrder(string Created, ResourceKey Key) : IComparable<AgeOrder>
{
    public static AgeOrder Of(MeshResource resource) => new(resource.Metadata.CreationTimestamp ?? string.Empty, resource.Key);

    public int CompareTo(AgeOrder other)
    {
        var byAge = string.CompareOrdinal(Created, other.Created);
        return byAge != 0 ? byAge : Key.CompareTo(other.Key);
    }
}
