using System.Globalization;
using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles <c>corsPolicy</c>.</summary>
internal static class CorsCompiler
{
    public static CorsRule? Compile(CorsPolicy? policy, string path, MatchCompiler matches) => policy is null ? null : new(Origins(policy, path, matches))
    {
        AllowMethods = Join(policy.AllowMethods),
        AllowHeaders = Join(policy.AllowHeaders),
        ExposeHeaders = Join(policy.ExposeHeaders),
        MaxAge = policy.MaxAge is { } age ? ((long)age.Value.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null,
        AllowCredentials = policy.AllowCredentials ?? false,
        ForwardsUnmatchedPreflights = policy.UnmatchedPreflights != UnmatchedPreflights.Ignore,
    };

    // The newer field wins over the deprecated one, whose values are matched exactly.
    private static TextMatch[] Origins(CorsPolicy policy, string path, MatchCompiler matches) => policy.AllowOrigins is { } origins
        ? [.. origins.Select((origin, i) => matches.Text(origin, $"{path}.allowOrigins[{i}]"))]
        : [.. (policy.AllowOrigin ?? ValueList<string>.Empty).Select(origin => new TextMatch(TextMatchKind.Exact, origin))];

    private static string Join(ValueList<string>? values) => string.Join(',', values ?? ValueList<string>.Empty);
}
