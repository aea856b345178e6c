using System.Globalization;

namespace OrleansMesh.Grains.Resources;

/// <summary>What a resource gets once, when it is created.</summary>
/// <param name="Uid">Unique for ever.</param>
/// <param name="CreationTimestamp">UTC to the second, <c>yyyy-MM-ddTHH:mm:ssZ</c>.</param>
internal sealed record ResourceBirth(string Uid, string CreationTimestamp)
{
    public static ResourceBirth Now(TimeProvider time) =>
        new(Guid.NewGuid().ToString(), time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
}
