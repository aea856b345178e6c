using System.Reflection;
using System.Text;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.EdgeNode.Tests.Conformance;

/// <summary>The page on compatibility, made from the model: every field, what the mesh does with it, and the test that shows it.</summary>
/// <remarks>With <c>ORLEANSMESH_WRITE_DOCS=1</c> the page is written; otherwise it is compared.</remarks>
public sealed class CompatibilityTests
{
    private const string Begin = "<!-- made by CompatibilityTests from the resource model -->";

    [Fact]
    public void Page_IsThatOfTheModel()
    {
        var page = Page();
        var introduction = File.ReadAllText(page).Split(Begin)[0];
        var expected = introduction + Begin + "\n" + Tables();
        if (Environment.GetEnvironmentVariable("ORLEANSMESH_WRITE_DOCS") == "1")
        {
            File.WriteAllText(page, expected);
        }

        Assert.Equal(expected, File.ReadAllText(page));
    }

    [Fact]
    public void EveryHonouredField_IsShownByATest()
    {
        var shown = Shown();

        var missing = Rows().Where(row => HasATestForEachField(row.Kind) && row.IsHonoured && !shown.ContainsKey(row.Key)).Select(row => $"{row.Key} ({row.Kind} {row.Path})").ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public void NoTest_ShowsWhatIsNotThereOrNotHonoured()
    {
        var honoured = Rows().Where(row => row.IsHonoured).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);

        Assert.Subset(honoured, Shown().Keys.ToHashSet(StringComparer.Ordinal));
    }

    private static string Tables()
    {
        var shown = Shown();
        var text = new StringBuilder();
        foreach (var kind in Rows().Where(row => row.Kind != ResourceKind.MirrorPolicy).GroupBy(row => row.Kind))
        {
            text.Append($"\n## {kind.Key}\n\n| field | standing | shown by |\n| --- | --- | --- |\n");
            foreach (var row in kind)
            {
                var tests = row.IsHonoured && shown.TryGetValue(row.Key, out var test) ? $"`{test}`" : string.Empty;
                text.Append($"| `{row.Path}` | {row.Standing} | {tests} |\n");
            }
        }

        return text.ToString();
    }

    private static List<FieldRow> Rows()
    {
        var seen = new HashSet<Type>();
        return [.. ResourceKinds.All.SelectMany(kind => FieldRow.Of(kind, seen))];
    }

    private static bool HasATestForEachField(ResourceKind kind) => ResourceKinds.Describe(kind).Group.Length > 0;

    private static SortedDictionary<string, string> Shown()
    {
        var shown = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var method in typeof(CompatibilityTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).OrderBy(method => $"{method.DeclaringType!.Name}.{method.Name}", StringComparer.Ordinal))
        {
            foreach (var attribute in method.GetCustomAttributes<ShowsAttribute>())
            {
                foreach (var name in attribute.Names)
                {
                    shown.TryAdd($"{attribute.Type.Name}.{name}", $"{method.DeclaringType!.Name}.{method.Name}");
                }
            }
        }

        return shown;
    }

    private static string Page()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OrleansMesh.sln")))
            {
                return Path.Combine(folder.FullName, "docs", "istio-compatibility.md");
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
