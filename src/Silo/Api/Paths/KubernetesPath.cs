namespace OrleansMesh.Silo.Api.Paths;

/// <summary>A path to objects, taken apart: <c>/api/v1/...</c> or <c>/apis/{group}/{version}/...</c>.</summary>
/// <param name="Group">The API group; empty for Kubernetes' core group.</param>
/// <param name="Version">The version.</param>
/// <param name="Namespace">The namespace, or null for a path without one.</param>
/// <param name="Plural">The resource's name in paths.</param>
/// <param name="Name">The object, or null for the collection.</param>
/// <param name="Subresource">What follows the name, or null.</param>
internal sealed record KubernetesPath(string Group, string Version, string? Namespace, string Plural, string? Name, string? Subresource)
{
    /// <summary>Takes a path apart, as it was sent: each segment is decoded by itself, so that an escaped slash or dot never changes the path's shape.</summary>
    /// <returns>Null where no object can have such a path.</returns>
    public static KubernetesPath? Parse(string rawPath)
    {
        var segments = Segments(rawPath);
        return segments switch
        {
            ["api", var version, .. var rest] => Parse(string.Empty, version, rest),
            ["apis", var group, var version, .. var rest] => Parse(group, version, rest),
            _ => null,
        };
    }

    private static KubernetesPath? Parse(string group, string version, ReadOnlySpan<string> rest) => rest switch
    {
        ["namespaces", var space, var plural] => new(group, version, space, plural, null, null),
        ["namespaces", var space, var plural, var name] => new(group, version, space, plural, name, null),
        ["namespaces", var space, var plural, var name, var sub] => new(group, version, space, plural, name, sub),
        [var plural] => new(group, version, null, plural, null, null),
        [var plural, var name] => new(group, version, null, plural, name, null),
        [var plural, var name, var sub] => new(group, version, null, plural, name, sub),
        _ => null,
    };

    private static string[] Segments(string rawPath)
    {
        var trimmed = rawPath.EndsWith('/') ? rawPath.AsSpan(0, rawPath.Length - 1) : rawPath;
        return trimmed.StartsWith("/") ? [.. trimmed[1..].ToString().Split('/').Select(Uri.UnescapeDataString)] : [];
    }
}
