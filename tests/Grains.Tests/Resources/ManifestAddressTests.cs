using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Tests.Resources;

/// <summary>What a manifest must be like to be read for the resource it is sent to.</summary>
public sealed class ManifestAddressTests
{
    private static readonly ResourceKey Key = new(ResourceKind.VirtualService, "prod", "reviews");

    [Fact]
    public void NameAndNamespace_AreFilledInFromTheAddress()
    {
        var resource = Read("{}", FieldValidation.Strict).Resource!;
        Assert.Equal(Key, resource.Key);
    }

    [Theory]
    [InlineData("{ name: ratings }", "metadata.name")]
    [InlineData("{ namespace: test }", "metadata.namespace")]
    [InlineData("{ name: ratings, namespace: test }", "metadata.name", "metadata.namespace")]
    public void OtherNameOrNamespace_IsMalformed(string metadata, params string[] fields)
    {
        var intake = Read(metadata, FieldValidation.Strict);
        Assert.Equal(WriteOutcome.Malformed, intake.Refusal!.Outcome);
        Assert.Equal(fields, intake.Refusal.Errors.Select(e => e.Field));
    }

    [Fact]
    public void OtherKind_IsMalformed()
    {
        var intake = ManifestIntake.Read(Key, Manifest.Service("reviews", "prod"), FieldValidation.Strict);
        Assert.Equal(WriteOutcome.Malformed, intake.Refusal!.Outcome);
        Assert.Equal(["kind"], intake.Refusal.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("a: b")]
    [InlineData("kind: VirtualService")]
    public void TextThatIsNoManifest_IsMalformed(string text)
    {
        Assert.Equal(WriteOutcome.Malformed, ManifestIntake.Read(Key, ManifestText.Yaml(text), FieldValidation.Strict).Refusal!.Outcome);
        Assert.Equal(WriteOutcome.Malformed, ManifestIntake.Read(Key, ManifestText.Json(text), FieldValidation.Strict).Refusal!.Outcome);
    }

    [Fact]
    public void TextBeyondThreeMebibytes_IsMalformed()
    {
        var text = Manifest.VirtualService("reviews", space: "prod").Text + "\n#" + new string('x', 3 << 20);
        Assert.Equal(WriteOutcome.Malformed, ManifestIntake.Read(Key, ManifestText.Yaml(text), FieldValidation.Strict).Refusal!.Outcome);
    }

    [Fact]
    public void FieldOfTheWrongType_IsInvalid()
    {
        var text = "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {}, spec: { hosts: 7, http: yes }}";
        var refusal = ManifestIntake.Read(Key, ManifestText.Yaml(text), FieldValidation.Strict).Refusal!;
        Assert.Equal(WriteOutcome.Invalid, refusal.Outcome);
        Assert.Equal([("spec.hosts", "FieldValueTypeInvalid"), ("spec.http", "FieldValueTypeInvalid")], refusal.Errors.Select(e => (e.Field, e.Reason)));
    }

    [Fact]
    public void UnknownField_IsRefusedWarnedOfOrDropped()
    {
        const string Metadata = "{ colour: red }";
        var strict = Read(Metadata, FieldValidation.Strict);
        Assert.Equal(WriteOutcome.Malformed, strict.Refusal!.Outcome);
        Assert.Equal(["metadata.colour"], strict.Refusal.Errors.Select(e => e.Field));

        var warned = Read(Metadata, FieldValidation.Warn);
        Assert.NotNull(warned.Resource);
        Assert.Equal(["metadata.colour"], warned.Warnings.Select(w => w.Field));

        var dropped = Read(Metadata, FieldValidation.Ignore);
        Assert.Equal(warned.Resource, dropped.Resource);
        Assert.Empty(dropped.Warnings);
    }

    private static ManifestIntake Read(string metadata, FieldValidation validation) => ManifestIntake.Read(
        Key,
        ManifestText.Yaml($"{{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {metadata}, spec: {{ hosts: [a.example], http: [ {{ route: [ {{ destination: {{ host: a }} }} ] }} ] }}}}"),
        validation);
}
