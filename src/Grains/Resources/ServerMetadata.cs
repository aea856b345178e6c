using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <summary>The part of a resource that belongs to the control plane, whatever a manifest says about it.</summary>
internal static class ServerMetadata
{
    /// <summary>The resource as it would be after the write, with <paramref name="resourceVersion"/> for its revision.</summary>
    /// <param name="draft">What the writer asks for.</param>
    /// <param name="current">What there is, or null for a creation.</param>
    /// <param name="resourceVersion">The revision's text.</param>
    /// <param name="birth">Uid and time for a creation.</param>
    public static MeshResource Stamp(MeshResource draft, MeshResource? current, string resourceVersion, ResourceBirth birth)
    {
        var stamped = draft with
        {
            ApiVersion = ResourceKinds.Describe(draft.Kind).PreferredApiVersion,
            Status = current?.Status,
            Metadata = draft.Metadata with
            {
                Uid = current?.Metadata.Uid ?? birth.Uid,
                CreationTimestamp = current?.Metadata.CreationTimestamp ?? birth.CreationTimestamp,
                Generation = current?.Metadata.Generation ?? 1,
                ResourceVersion = resourceVersion,
                SelfLink = null,
                DeletionTimestamp = null,
                DeletionGracePeriodSeconds = null,
            },
        };
        return current is null || SameSpec(stamped, current)
            ? stamped
            : stamped with { Metadata = stamped.Metadata with { Generation = stamped.Metadata.Generation + 1 } };
    }

    // All but the metadata is equal by then, or is the specification.
    private static bool SameSpec(MeshResource stamped, MeshResource current) => stamped with { Metadata = current.Metadata } == current;
}
