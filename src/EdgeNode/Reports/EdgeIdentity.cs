using System.Collections.Immutable;
using System.Reflection;

namespace OrleansMesh.EdgeNode.Reports;

/// <summary>What one start of an edge is known by.</summary>
/// <param name="Name">The edge.</param>
/// <param name="Incarnation">This start; unique.</param>
/// <param name="StartedAt">When it was.</param>
/// <param name="Labels">The edge's labels.</param>
internal sealed record EdgeIdentity(string Name, string Incarnation, DateTimeOffset StartedAt, ImmutableSortedDictionary<string, string> Labels)
{
    /// <summary>The edge's software version.</summary>
    public static string Version { get; } =
        typeof(EdgeIdentity).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>A new start.</summary>
    public static EdgeIdentity Start(string name, IEnumerable<KeyValuePair<string, string>> labels, TimeProvider time) =>
        new(name, Guid.NewGuid().ToString("N"), time.GetUtcNow(), labels.ToImmutableSortedDictionary(StringComparer.Ordinal));
}
