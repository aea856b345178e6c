using System.Text;

namespace OrleansMesh.Manifests.Tests;

/// <summary>Texts made to hurt cost no more than their bounds.</summary>
public sealed class ManifestLimitsTests
{
    private const int Many = 100_000;

    private static readonly ManifestLimits Small = new() { MaxBytes = 200, MaxDepth = 5, MaxNodes = 20, MaxDocuments = 2, MaxProblems = 2 };

    public static TheoryData<string, int> DeepYaml() => new()
    {
        { new string('[', Many), 65 },
        { new string('{', Many), 65 },
        { string.Concat(Enumerable.Repeat("{a: ", Many)), 257 },
        { string.Concat(Enumerable.Repeat("{\"a\":", Many)), 321 },
        { string.Concat(Enumerable.Repeat("[{a: ", Many)), 161 },
        { string.Concat(Enumerable.Repeat("- ", Many)), 129 },
        { string.Concat(Enumerable.Repeat("? ", Many)), 129 },
    };

    [Theory]
    [MemberData(nameof(DeepYaml))]
    public void DeepYaml_IsRefusedAtTheBound(string text, int column) => Assert.Equal(
        [$"1:{column}  Invalid: is nested deeper than 64 levels"],
        Problems.Lines(ManifestReader.ReadYaml(text)));

    public static TheoryData<string, int> DeepJson() => new()
    {
        { new string('[', Many), 65 },
        { string.Concat(Enumerable.Repeat("{\"a\":", Many)), 321 },
        { string.Concat(Enumerable.Repeat("[{\"a\":", Many)), 193 },
    };

    [Theory]
    [MemberData(nameof(DeepJson))]
    public void DeepJson_IsRefusedAtTheBound(string text, int column)
    {
        Assert.Equal([$"1:{column}  Invalid: is nested deeper than 64 levels"], Problems.Lines(ManifestReader.ReadJson(Encoding.UTF8.GetBytes(text))));
        Assert.Equal([$"1:{column}  Invalid: is nested deeper than 64 levels"], MergePatch.Apply("{}", text).Errors.Select(Line));
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Depth_IsCountedExactly(int depth, bool read)
    {
        // The document, its status, and the lists inside.
        var json = """{"apiVersion":"v1","kind":"Service","status":""" + new string('[', depth - 1) + new string(']', depth - 1) + "}";

        Assert.Equal(read, ManifestReader.ReadJson(Encoding.UTF8.GetBytes(json)).Errors.Count == 0);
        Assert.Equal(read, ManifestReader.ReadYaml(json).Errors.Count == 0);
    }

    [Fact]
    public void BillionLaughs_IsRefusedWithoutOneLaugh()
    {
        var text = new StringBuilder("apiVersion: v1\nkind: Service\nstatus:\n  a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
        for (var c = 'b'; c <= 'j'; c++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {c}: &{c} [{string.Join(", ", Enumerable.Repeat($"*{(char)(c - 1)}", 9))}]\n");
        }

        var read = ManifestReader.ReadYaml(text.ToString());

        Assert.Equal(10, read.Errors.Count);
        Assert.All(read.Errors, error => Assert.StartsWith("YAML anchors (&", error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void TooManyBytes_AreRefused()
    {
        var text = "# " + new string('é', 100);

        Assert.Equal(["1:1  Invalid: is longer than 200 bytes"], Problems.Lines(ManifestReader.ReadYaml(text, Small)));
        Assert.Equal(["1:1  Invalid: is longer than 200 bytes"], Problems.Lines(ManifestReader.ReadJson(Encoding.UTF8.GetBytes(text), Small)));
        Assert.Equal(["1:1  Invalid: is longer than 3145728 bytes"], Problems.Lines(ManifestReader.ReadYaml(new string(' ', 3 * 1024 * 1024 + 1))));
    }

    [Fact]
    public void TooManyValues_AreRefused()
    {
        var text = "[" + string.Join(',', Enumerable.Repeat("1", 20)) + "]";

        Assert.Equal(["1:40  Invalid: holds more than 20 values"], Problems.Lines(ManifestReader.ReadYaml(text, Small)));
        Assert.Equal(["1:40  Invalid: holds more than 20 values"], Problems.Lines(ManifestReader.ReadJson(Encoding.UTF8.GetBytes(text), Small)));
    }

    [Fact]
    public void TooManyDocuments_AreRefused() => Assert.Equal(
        ["3:1  Invalid: holds more than 2 documents"],
        ManifestReader.ReadYamlDocuments("--- a\n--- b\n--- c\n", Small).SelectMany(Problems.Lines));

    [Fact]
    public void TooManyItems_AreRefused() => Assert.Equal(
        ["1:30 items TooLong: holds more than 2 items"],
        ManifestReader.ReadYamlDocuments("{apiVersion: v1, kind: List, items: [{}, {}, {}]}", Small).SelectMany(Problems.Lines));

    [Fact]
    public void ProblemsBeyondTheBound_AreCounted()
    {
        var unknown = ManifestReader.ReadYaml("{apiVersion: v1, kind: Service, a: 1, b: 2, c: 3, d: 4}", Small);
        var wrong = ManifestReader.ReadYaml("{apiVersion: v1, kind: Service, spec: {ports: [1, 2, 3]}}", Small);

        Assert.Equal(
            ["*1:33 a Unknown: there is no such field", "*1:39 b Unknown: there is no such field", "*1:1  Unknown: 2 more problems are not listed"],
            Problems.Lines(unknown));
        Assert.NotNull(unknown.Resource);
        Assert.Equal(
            [
                "1:48 spec.ports[0] TypeInvalid: must be an object, not the number 1",
                "1:51 spec.ports[1] TypeInvalid: must be an object, not the number 2",
                "1:1  Invalid: 1 more problems are not listed",
            ],
            Problems.Lines(wrong));
    }

    private static string Line(ManifestProblem problem) => Problems.Lines(new ManifestRead(null, [problem], [])).Single();
}
