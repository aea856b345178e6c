using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace OrleansMesh.Architecture.Tests;

/// <summary>docs/settings.md names every setting with its default and range, and none that is not there. A failure prints the rows that belong there.</summary>
public sealed class SettingsDocumentTests
{
    private static readonly string[] Sections = ["Mesh", "Silo", "Edge", "Demo"];

    [Fact]
    public void Document_TellsEverySettingAsTheProgramsReadIt()
    {
        var told = File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs", "settings.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => Regex.Replace(line, @" \|[^|]*\|$", string.Empty, RegexOptions.NonBacktracking));
        var real = Sections.SelectMany(section => Rows(section, Options(section))).ToList();
        var missing = real.Except(told).Select(row => $"missing: {row} | ... |");
        var stale = told.Except(real).Select(row => $"stale:   {row}");
        Offenders.None(missing.Concat(stale));
    }

    private static object Options(string section) =>
        Activator.CreateInstance(
            new[] { "Hosting", "Silo", "EdgeNode", "Standalone" }
                .SelectMany(project => Assembly.Load($"OrleansMesh.{project}").GetTypes())
                .Single(type => type.Name == $"{section}Options"))!;

    private static IEnumerable<string> Rows(string path, object options) =>
        options.GetType().GetProperties().Where(property => property.SetMethod is { IsPublic: true }).SelectMany(property =>
            property.GetValue(options) is { } value && value.GetType().Name.EndsWith("Options", StringComparison.Ordinal)
                ? Rows($"{path}:{property.Name}", value)
                : [$"| `{path}:{property.Name}` | {Text(property.GetValue(options))} | {Range(property)}"]);

    private static string Text(object? value) => value switch
    {
        null => "none",
        string text => $"`{text}`",
        IDictionary => "none",
        IEnumerable<string> list => $"`{string.Join(',', list)}`",
        bool flag => flag ? "true" : "false",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };

    private static string Range(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"{range.Minimum} to {range.Maximum}")
            : property.PropertyType.IsEnum ? string.Join(", ", Enum.GetNames(property.PropertyType)) : "";
}
