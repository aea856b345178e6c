using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A strict reader of Prometheus' text format 0.0.4: every line must be one that the format knows, and stand where it may.</summary>
internal static partial class PrometheusText
{
    public static List<Family> Parse(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var families = new List<Family>();
        string? help = null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (HelpLine().Match(line) is { Success: true } helpLine)
            {
                Assert.Null(help);
                help = helpLine.Groups["name"].Value;
                Assert.DoesNotContain(families, family => family.Name == help);
            }
            else if (TypeLine().Match(line) is { Success: true } typeLine)
            {
                Assert.Equal(help, typeLine.Groups["name"].Value);
                families.Add(new Family(help!, typeLine.Groups["type"].Value, []));
                help = null;
            }
            else
            {
                Assert.Null(help);
                families[^1].Samples.Add(Read(line, families[^1]));
            }
        }

        foreach (var family in families)
        {
            Assert.Equal(family.Type == "counter", family.Name.EndsWith("_total", StringComparison.Ordinal));
            var keys = family.Samples.Select(sample => string.Join('\0', sample.Labels.OrderBy(label => label.Key, StringComparer.Ordinal)));
            Assert.Equal(family.Samples.Count, keys.Distinct().Count());
        }

        return families;
    }

    /// <summary>The value of the only sample of a family.</summary>
    public static double Value(string text, string name) => Assert.Single(Parse(text).Single(family => family.Name == name).Samples).Value;

    private static Sample Read(string line, Family family)
    {
        var match = SampleLine().Match(line);
        Assert.True(match.Success, $"no sample: {line}");
        Assert.Equal(family.Name, match.Groups["name"].Value);
        var labels = new Dictionary<string, string>();
        for (var i = 0; i < match.Groups["label"].Captures.Count; i++)
        {
            labels.Add(match.Groups["label"].Captures[i].Value, Unescape(match.Groups["text"].Captures[i].Value));
        }

        return new Sample(labels, double.Parse(match.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : text[++i] == 'n' ? '\n' : text[i]);
        }

        return plain.ToString();
    }

    [GeneratedRegex(@"^# HELP (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) [^\\]+$", RegexOptions.NonBacktracking)]
    private static partial Regex HelpLine();

    [GeneratedRegex(@"^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge)$", RegexOptions.NonBacktracking)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<text>(?:[^""\\]|\\[\\""n])*)"",?)*\})? (?<value>-?[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]+)?)$")]
    private static partial Regex SampleLine();

    internal sealed record Family(string Name, string Type, List<Sample> Samples);

    internal sealed record Sample(IReadOnlyDictionary<string, string> Labels, double Value);
}
