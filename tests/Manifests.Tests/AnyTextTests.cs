using System.Text;
using CsCheck;
using OrleansMesh.Manifests.Tests.Generation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Tests;

/// <summary>No text makes a reader throw, and no resource a rule: whatever comes, there is an answer.</summary>
public sealed class AnyTextTests
{
    private const int Samples = 2000;

    private const string Ingredients = "{}[]:,-?#&*!|>'\"%@`<~ \n\t\r\\/0123456789.eEx+_abnultrfsy\u0000\u0085\u2028\uFEFFé";

    private static readonly Gen<string> Soup = Gen.Int[0, Ingredients.Length - 1].Array[0, 60].Select(picks => string.Concat(picks.Select(i => Ingredients[i])));

    private static readonly Gen<string> Bitten = Gen
        .Select(
            Gen.OneOf([.. ResourceKinds.All.Select(ResourceGens.For)]),
            Gen.Bool,
            Gen.Select(Gen.Double[0, 1], Gen.Int[0, 6], Soup).Array[1, 4])
        .Select((resource, yaml, bites) => bites.Aggregate(yaml ? ManifestWriter.ToYaml(resource) : ManifestWriter.ToJson(resource), Bite));

    [Fact]
    public void AnyText_HasAnAnswer() => Gen.OneOf(Soup, Bitten).Sample(
        text =>
        {
            var json = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(text));
            var yaml = ManifestReader.ReadYaml(text);
            var patched = MergePatch.Apply("{}", text);
            return IsAnswer(json)
                && IsAnswer(yaml)
                && ManifestReader.ReadYamlDocuments(text).All(IsAnswer)
                && patched.Json is null == patched.Errors.Count > 0;
        },
        iter: Samples);

    [Fact]
    public void AnyBytes_HaveAnAnswer() =>
        Gen.Byte.Array[0, 40].Sample(bytes => IsAnswer(ManifestReader.ReadJson([.. "{\"a\":\""u8, .. bytes, .. "\"}"u8])), iter: Samples);

    [Fact]
    public void HalfASurrogatePair_IsRefused()
    {
        Assert.NotEmpty(ManifestReader.ReadYaml("apiVersion: v1\nkind: Service\nmetadata: {name: \"\ud800\"}").Errors);
        Assert.NotEmpty(ManifestReader.ReadYaml("apiVersion: v1\nkind: Service\nmetadata: {name: a\ud800b}").Errors);
        Assert.NotEmpty(ManifestReader.ReadYaml("apiVersion: v1\nkind: Service\nmetadata: {labels: {\ud800: b}}").Errors);
    }

    [Fact]
    public void AnyResource_HasAVerdict() => Gen.OneOf([.. ResourceKinds.All.Select(ResourceGens.For)]).Sample(
        resource => Admission.Check(resource).Errors.Count <= 101,
        iter: Samples,
        print: ManifestWriter.ToJson);

    private static bool IsAnswer(ManifestRead read) => read.Resource is null == read.Errors.Count > 0;

    private static string Bite(string text, (double At, int Length, string Instead) bite)
    {
        var start = (int)(bite.At * text.Length);
        return string.Concat(text.AsSpan(0, start), bite.Length % 2 == 0 ? bite.Instead : string.Empty, text.AsSpan(Math.Min(start + bite.Length, text.Length)));
    }
}
