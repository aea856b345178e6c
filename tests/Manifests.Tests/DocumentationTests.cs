using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Manifests.Tests;

/// <summary>The page on manifests tells what the model tells.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void TableOfFieldsNotHonoured_IsThatOfTheModel()
    {
        var kinds = ResourceKinds.All.Select(descriptor => $"| {descriptor.Kind} |").ToList();
        var documented = File.ReadLines(Page()).Where(line => kinds.Any(kind => line.StartsWith(kind, StringComparison.Ordinal)));

        Assert.Equal(
            ResourceKinds.All.SelectMany(descriptor => Rows(descriptor.ResourceType, string.Empty, descriptor.Kind)),
            documented);
    }

    private static IEnumerable<string> Rows(Type type, string path, ResourceKind kind)
    {
        foreach (var field in RecordModel.Of(type).Fields)
        {
            var at = path + (path.Length == 0 ? string.Empty : ".") + field.Name + Brackets(field.Type);
            var item = field.Type.IsGenericType ? field.Type.GenericTypeArguments[0] : field.Type;
            var rows = field.Honour.NotHonoured is { } reason ? [$"| {kind} | `{at}` | {reason} |"]
                : item.IsEnum ? Rows(Enum.GetValues(item).Cast<Enum>(), at, kind)
                : RecordModel.IsRecord(item) ? Rows(item, at, kind)
                : [];
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<string> Rows(IEnumerable<Enum> values, string path, ResourceKind kind) =>
        from value in values
        let reason = Honour.Of(value).NotHonoured
        where reason is not null
        select $"| {kind} | `{path}: {WireNames.Of(value)}` | {reason} |";

    private static string Brackets(Type type) => !type.IsGenericType ? string.Empty : type.GetGenericTypeDefinition() == typeof(ValueList<>) ? "[]" : "{}";

    private static string Page()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OrleansMesh.sln")))
            {
                return Path.Combine(folder.FullName, "docs", "manifests.md");
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
