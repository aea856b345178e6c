using System.Globalization;
using System.Text;
using OrleansMesh.Abstractions.Statistics;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>Writes Prometheus' text format 0.0.4: families one after the other, each with its help and type once.</summary>
internal sealed class MetricsText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    // 512 us to 34 s.
    private const int FirstLimit = 9;
    private const int LastLimit = 25;
    private const double MicrosPerSecond = 1_000_000;

    private readonly StringBuilder _text = new();
    private string _family = string.Empty;

    /// <summary>Starts a family of totals that only grow; the name ends in <c>_total</c>.</summary>
    public MetricsText Counter(string name, string help) => Family(name, "counter", help);

    /// <summary>Starts a family of values that go up and down.</summary>
    public MetricsText Gauge(string name, string help) => Family(name, "gauge", help);

    /// <summary>Starts a family of histograms; the name ends in the unit, <c>_seconds</c>.</summary>
    public MetricsText Histogram(string name, string help) => Family(name, "histogram", help);

    /// <summary>A sample of the family that was started last.</summary>
    public MetricsText Sample(double value, params ReadOnlySpan<(string Name, string Value)> labels) => Sample(string.Empty, value, labels, limit: null);

    /// <summary>One histogram of the family that was started last. Its limits are doublings, where <paramref name="latency"/> has limits too: so the counts are exact.</summary>
    public MetricsText Distribution(LatencyHistogram latency, params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var (below, next) = (0L, 0);
        for (var power = FirstLimit; power <= LastLimit; power++)
        {
            var limit = 1L << power;
            for (; next < latency.Buckets.Length && LatencyBuckets.Highest(latency.Buckets[next].Bucket) < limit; next++)
            {
                below += latency.Buckets[next].Count;
            }

            Sample("_bucket", below, labels, (limit / MicrosPerSecond).ToString("0.######", CultureInfo.InvariantCulture));
        }

        Sample("_bucket", latency.Count, labels, "+Inf");
        Sample("_sum", latency.SumMicros / MicrosPerSecond, labels, limit: null);
        return Sample("_count", latency.Count, labels, limit: null);
    }

    public override string ToString() => _text.ToString();

    private MetricsText Sample(string suffix, double value, ReadOnlySpan<(string Name, string Value)> labels, string? limit)
    {
        _text.Append(_family).Append(suffix);
        var separator = '{';
        foreach (var (name, text) in labels)
        {
            Label(separator, name, text);
            separator = ',';
        }

        if (limit is not null)
        {
            Label(separator, "le", limit);
            separator = ',';
        }

        _text.Append(separator == '{' ? " " : "} ").Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
        return this;
    }

    private void Label(char separator, string name, string value)
    {
        _text.Append(separator).Append(name).Append("=\"");
        Escape(value);
        _text.Append('"');
    }

    private MetricsText Family(string name, string type, string help)
    {
        _family = name;
        _text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n');
        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
        return this;
    }

    // "label_value can be any sequence of UTF-8 characters, but the backslash (\), double-quote ("), and line feed (\n) characters have to be
    // escaped": https://prometheus.io/docs/instrumenting/exposition_formats/
    private void Escape(string value)
    {
        foreach (var character in value)
        {
            _ = character switch
            {
                '\\' => _text.Append("\\\\"),
                '"' => _text.Append("\\\""),
                '\n' => _text.Append("\\n"),
                _ => _text.Append(character),
            };
        }
    }
}
