using CsCheck;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Manifests.Tests.Generation;

/// <summary>Any resource of a kind.</summary>
internal static class ResourceGens
{
    public static Gen<MeshResource> For(KindDescriptor descriptor) => Gen.Select(
        Gen.OneOf<string>([.. descriptor.Versions.Select(descriptor.ApiVersion)]),
        new RecordGen(typeof(ObjectMeta)),
        Fields(descriptor),
        Gen.Frequency((1, ValueGens.For(typeof(RawJson)).Select(raw => (RawJson?)raw)), (3, Gen.Const((RawJson?)null))))
        .Select((apiVersion, metadata, fields, status) => Assemble(descriptor, apiVersion, (ObjectMeta)metadata, fields, status));

    // What the kind has of its own: spec, or the entries of a Secret.
    private static Gen<object?[]> Fields(KindDescriptor descriptor) => RecordModel.Of(descriptor.ResourceType).Fields
        .Select(field => Gen.Frequency((9, ValueGens.For(field).Select(value => (object?)value)), (1, Gen.Const((object?)null))))
        .Aggregate(Gen.Const(Array.Empty<object?>()), (all, field) => Gen.Select(all, field, (values, value) => (object?[])[.. values, value]));

    private static MeshResource Assemble(KindDescriptor descriptor, string apiVersion, ObjectMeta metadata, object?[] fields, RawJson? status)
    {
        var resource = (MeshResource)Activator.CreateInstance(descriptor.ResourceType)!;
        foreach (var (field, value) in RecordModel.Of(descriptor.ResourceType).Fields.Zip(fields))
        {
            field.Set(resource, value);
        }

        return resource with { ApiVersion = apiVersion, Metadata = metadata, Status = status };
    }
}
