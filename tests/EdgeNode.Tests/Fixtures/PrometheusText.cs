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
            AssertHistograms(family);
        }

        return families;
    }

    /// <summary>The value of the only sample of a family.</summary>
    public static double Value(string text, string name) => Assert.Single(Parse(text).Single(family => family.Name == name).Samples).Value;

    /// <summary>Part of a histogram's sample: <c>_bucket</c>, <c>_sum</c> or <c>_count</c>, as a label.</summary>
    public const string Part = "__part";

    // Each has buckets that only rise, up to one without limit which holds as many as it counts, and a sum.
    private static void AssertHistograms(Family family)
    {
        if (family.Type != "histogram")
        {
            return;
        }

        Assert.EndsWith("_seconds", family.Name, StringComparison.Ordinal);
        foreach (var histogram in family.Samples.GroupBy(sample => string.Join('\0', sample.Labels.Where(label => label.Key is not (Part or "le")).Select(label => label.Value))))
        {
            var buckets = histogram.Where(sample => sample.Labels[Part] == "_bucket").ToList();
            Assert.Equal(buckets.Select(bucket => (Limit(bucket), bucket.Value)).Order(), buckets.Select(bucket => (Limit(bucket), bucket.Value)));
            Assert.Equal(buckets.Select(bucket => bucket.Value).Order(), buckets.Select(bucket => bucket.Value));
            Assert.Equal(double.PositiveInfinity, Limit(buckets[^1]));
            Assert.Equal(buckets[^1].Value, Assert.Single(histogram, sample => sample.Labels[Part] == "_count").Value);
            Assert.Single(histogram, sample => sample.Labels[Part] == "_sum");
        }

        static double Limit(Sample bucket) =>
            bucket.Labels["le"] == "+Inf" ? double.PositiveInfinity : double.Parse(bucket.Labels["le"], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static Sample Read(string line, Family family)
    {
        var match = SampleLine().Match(line);
        Assert.True(match.Success, $"no sample: {line}");
        var name = match.Groups["name"].Value;
        var labels = new Dictionary<string, string>();
        if (family.Type == "histogram")
        {
            Assert.StartsWith(family.Name, name, StringComparison.Ordinal);
            var part = name[family.Name.Length..];
            Assert.Contains(part, (string[])["_bucket", "_sum", "_count"]);
            labels.Add(Part, part);
        }
        else
        {
            Assert.Equal(family.Name, name);
        }

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

    [GeneratedRegex(@"^# TYPE (?<name>[a-zA-Z_:][a-zA-Z0-9_:]*) (?<type>counter|gauge|histogram)$", RegexOptions.NonBacktracking)]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?:(?<label>[a-zA-Z_][a-zA-Z0-9_]*)=""(?<text>(?:[^""\\]|\\[\\""n])*)"",?)*\})? (?<value>-?[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]+)?)$")]
    private static partial Regex SampleLine();

    internal sealed record Family(string Name, string Type, List<Sample> Samples);

    internal sealed record Sample(IReadOnlyDictionary<string, string> Labels, double Value);
}
