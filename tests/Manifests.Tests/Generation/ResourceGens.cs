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
        Gen.Frequency((9, Spec(descriptor).Select(spec => (object?)spec)), (1, Gen.Const((object?)null))),
        Gen.Frequency((1, ValueGens.For(typeof(RawJson)).Select(raw => (RawJson?)raw)), (3, Gen.Const((RawJson?)null))))
        .Select((apiVersion, metadata, spec, status) => Assemble(descriptor, apiVersion, (ObjectMeta)metadata, spec, status));

    private static RecordGen Spec(KindDescriptor descriptor) => new(RecordModel.Of(descriptor.ResourceType).Fields[0].Type);

    private static MeshResource Assemble(KindDescriptor descriptor, string apiVersion, ObjectMeta metadata, object? spec, RawJson? status)
    {
        var resource = (MeshResource)Activator.CreateInstance(descriptor.ResourceType)!;
        if (spec is not null)
        {
            RecordModel.Of(descriptor.ResourceType).Fields[0].Set(resource, spec);
        }

        return resource with { ApiVersion = apiVersion, Metadata = metadata, Status = status };
    }
}
