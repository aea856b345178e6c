using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;

namespace OrleansMesh.Grains.Tests.Resources;

/// <summary>What a writer may expect of the resource, in the options or in the manifest.</summary>
public sealed class PreconditionTests
{
    private readonly CurrentResource _current = Decisions.Stored("reviews", Manifest.VirtualService("reviews"), 5);

    [Theory]
    [InlineData(5, WriteOutcome.Updated)]
    [InlineData(6, WriteOutcome.Conflict)]
    [InlineData(0, WriteOutcome.Conflict)]
    public void ExpectedRevision_MustBeTheResources(long expected, WriteOutcome outcome)
    {
        Assert.Equal(outcome, Write(WriteMode.Replace, string.Empty, new WriteOptions { ExpectedRevision = expected }).Outcome);
    }

    [Theory]
    [InlineData("'5'", WriteOutcome.Updated)]
    [InlineData("'0'", WriteOutcome.Updated)]
    [InlineData("''", WriteOutcome.Updated)]
    [InlineData("'6'", WriteOutcome.Conflict)]
    [InlineData("'-5'", WriteOutcome.Invalid)]
    [InlineData("five", WriteOutcome.Invalid)]
    public void ResourceVersionInTheManifest_MustBeTheResources(string version, WriteOutcome outcome)
    {
        Assert.Equal(outcome, Write(WriteMode.Apply, $"resourceVersion: {version}", WriteOptions.Default).Outcome);
    }

    [Fact]
    public void Conflict_TellsWhatThereIs()
    {
        var conflict = Write(WriteMode.Apply, "resourceVersion: '9', uid: x", WriteOptions.Default).Answer!;
        Assert.Equal(WriteOutcome.Conflict, conflict.Outcome);
        Assert.Equal(_current.Stored, conflict.Resource);
        Assert.Equal(["metadata.resourceVersion", "metadata.uid"], conflict.Errors.Select(e => e.Field));
    }

    [Fact]
    public void Conflict_ComesBeforeWhatIsInvalid()
    {
        var manifest = ManifestText.Yaml("{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {resourceVersion: '9'}, spec: {}}");
        Assert.Equal(WriteOutcome.Conflict, WriteDecider.Write(WriteMode.Replace, Decisions.Key("reviews"), _current, manifest, WriteOptions.Default, Decisions.Birth).Outcome);
    }

    [Fact]
    public void Uid_MustBeTheResources()
    {
        Assert.Equal(WriteOutcome.Conflict, WriteDecider.Delete(_current, new WriteOptions { ExpectedUid = "another" }).Outcome);
        Assert.Equal(WriteOutcome.Deleted, WriteDecider.Delete(_current, new WriteOptions { ExpectedUid = Decisions.Birth.Uid }).Outcome);
    }

    [Fact]
    public void Delete_AtAnotherRevision_Conflicts()
    {
        Assert.Equal(WriteOutcome.Conflict, WriteDecider.Delete(_current, new WriteOptions { ExpectedRevision = 7 }).Outcome);
        Assert.Equal(WriteOutcome.Deleted, WriteDecider.Delete(_current, new WriteOptions { ExpectedRevision = 5 }).Outcome);
    }

    [Fact]
    public void Apply_ThatExpectsARevisionOfNothing_Conflicts()
    {
        var manifest = Manifest.VirtualService("nobody", metadata: "resourceVersion: '3'");
        Assert.Equal(WriteOutcome.Conflict, WriteDecider.Write(WriteMode.Apply, Decisions.Key("nobody"), null, manifest, WriteOptions.Default, Decisions.Birth).Outcome);
    }

    [Fact]
    public void Create_WithAResourceVersion_IsMalformed()
    {
        var manifest = Manifest.VirtualService("nobody", metadata: "resourceVersion: '3'");
        Assert.Equal(WriteOutcome.Malformed, WriteDecider.Write(WriteMode.Create, Decisions.Key("nobody"), null, manifest, WriteOptions.Default, Decisions.Birth).Outcome);
    }

    private WriteDecision Write(WriteMode mode, string metadata, WriteOptions options) =>
        WriteDecider.Write(mode, Decisions.Key("reviews"), _current, Manifest.VirtualService("reviews", "other", metadata: metadata), options, Decisions.Birth);
}
