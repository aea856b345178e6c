using System.Text;
using CsCheck;
using OrleansMesh.Manifests.Tests.Generation;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Manifests.Tests;

/// <summary>What is written is read back equal, for any resource of any kind.</summary>
public sealed class RoundTripTests
{
    private const int Samples = 300;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnyResource_SurvivesJson(ResourceKind kind) => ResourceGens.For(ResourceKinds.Describe(kind)).Sample(
        resource =>
        {
            var text = ManifestWriter.ToJson(resource);
            var read = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(text));
            return IsEqual(resource, read) && ManifestWriter.ToJson(read.Resource!) == text;
        },
        iter: Samples,
        print: ManifestWriter.ToJson);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AnyResource_SurvivesYaml(ResourceKind kind) => ResourceGens.For(ResourceKinds.Describe(kind)).Sample(
        resource =>
        {
            var text = ManifestWriter.ToYaml(resource);
            var read = ManifestReader.ReadYaml(text);
            return IsEqual(resource, read) && ManifestWriter.ToYaml(read.Resource!) == text;
        },
        iter: Samples,
        print: ManifestWriter.ToJson);

    public static TheoryData<ResourceKind> Kinds() => [.. ResourceKinds.All.Select(descriptor => descriptor.Kind)];

    private static bool IsEqual(MeshResource expected, ManifestRead read)
    {
        Assert.Empty(read.Errors);
        Assert.Empty(read.UnknownFields);
        return expected.Equals(read.Resource);
    }
}
