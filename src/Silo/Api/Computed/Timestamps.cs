using System.Globalization;

namespace OrleansMesh.Silo.Api.Computed;

/// <summary>Times as Kubernetes writes them, UTC.</summary>
internal static class Timestamps
{
    /// <summary>To the second, for <c>metadata</c>.</summary>
    public static string Seconds(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>To the microsecond (Kubernetes' MicroTime).</summary>
    public static string Micros(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
