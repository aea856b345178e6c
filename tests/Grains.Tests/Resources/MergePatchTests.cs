using System.Text.Json;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;

namespace OrleansMesh.Grains.Tests.Resources;

/// <summary>A merge patch goes the way of every write.</summary>
public sealed class MergePatchTests
{
    private readonly CurrentResource _current = Decisions.Stored("reviews", Manifest.VirtualService("reviews", metadata: "labels: { a: b, c: d }"), 1);

    [Fact]
    public void Patch_ChangesWhatItNames()
    {
        var patched = Patch("""{"metadata":{"labels":{"a":null,"e":"f"}},"spec":{"hosts":["x.example.com"]}}""");
        Assert.Equal(WriteOutcome.Updated, patched.Outcome);
        var root = JsonDocument.Parse(patched.Document!.Fill(2)).RootElement;
        Assert.Equal("""{"c":"d","e":"f"}""", root.GetProperty("metadata").GetProperty("labels").GetRawText());
        Assert.Equal("""["x.example.com"]""", root.GetProperty("spec").GetProperty("hosts").GetRawText());
        Assert.Equal("reviews", root.GetProperty("spec").GetProperty("http")[0].GetProperty("route")[0].GetProperty("destination").GetProperty("host").GetString());
        Assert.Equal(2, root.GetProperty("metadata").GetProperty("generation").GetInt64());
    }

    [Theory]
    [InlineData("{}", WriteOutcome.Unchanged)]
    [InlineData("""{"status":{"x":1},"metadata":{"generation":9,"creationTimestamp":null}}""", WriteOutcome.Unchanged)]
    [InlineData("""{"metadata":{"resourceVersion":"1","labels":{"a":"x"}}}""", WriteOutcome.Updated)]
    [InlineData("""{"metadata":{"resourceVersion":null,"labels":{"a":"x"}}}""", WriteOutcome.Updated)]
    [InlineData("""{"metadata":{"resourceVersion":"2","labels":{"a":"x"}}}""", WriteOutcome.Conflict)]
    [InlineData("""{"metadata":{"uid":"another"}}""", WriteOutcome.Conflict)]
    [InlineData("""{"metadata":{"name":"ratings"}}""", WriteOutcome.Malformed)]
    [InlineData("""{"kind":"Service"}""", WriteOutcome.Malformed)]
    [InlineData("""{"spec":{"colour":"red"}}""", WriteOutcome.Malformed)]
    [InlineData("""{"spec":{"hosts":7}}""", WriteOutcome.Invalid)]
    [InlineData("""{"spec":{"http":[{"match":[{"uri":{"regex":"("}}],"route":[{"destination":{"host":"a"}}]}]}}""", WriteOutcome.Invalid)]
    [InlineData("[]", WriteOutcome.Malformed)]
    [InlineData("{", WriteOutcome.Malformed)]
    public void Patch_IsJudgedByWhatItLeadsTo(string patch, WriteOutcome outcome)
    {
        Assert.Equal(outcome, Patch(patch).Outcome);
    }

    private WriteDecision Patch(string patch) =>
        WriteDecider.MergePatch(Decisions.Key("reviews"), _current, ManifestText.Json(patch), WriteOptions.Default, Decisions.Birth);
}
