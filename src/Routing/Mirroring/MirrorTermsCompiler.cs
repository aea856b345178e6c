using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>Makes of the policies that are for a mirror what the edge does.</summary>
internal static class MirrorTermsCompiler
{
    /// <param name="policies">The most specific first: of each field the first that sets it holds.</param>
    public static MirrorTerms Compile(IReadOnlyList<MirrorPolicy> policies)
    {
        var specs = policies.Select(policy => policy.Spec ?? new()).ToArray();
        var sampling = First(specs, spec => spec.Sampling);
        var findings = new Findings();
        var limits = First(specs, spec => spec.Limits);
        return new()
        {
            Policies = [.. policies.Select(policy => $"{policy.Key.Namespace}/{policy.Key.Name}")],
            Sampling = sampling?.Mode ?? SamplingMode.Random,
            Key = sampling?.Mode == SamplingMode.Key ? sampling.Key : null,
            Filter = Filter(First(specs, spec => spec.Match), findings),
            Edits = Edits(First(specs, spec => spec.Request), findings),
            Marks = specs.Select(spec => spec.Marker).FirstOrDefault(marker => marker is not null) ?? false,
            Budget = Budget(policies.FirstOrDefault(policy => policy.Spec?.Budget?.RequestsPerSecond is not null)),
            Limits = limits == new MirrorLimits() ? null : limits,
            ResponseBytes = (long?)specs.Select(spec => spec.Response?.Bytes).FirstOrDefault(bytes => bytes is not null),
            Retries = (int)(specs.Select(spec => spec.Retry?.Attempts).FirstOrDefault(attempts => attempts is not null) ?? 0),
            ExpiresAt = policies.Select(MirrorExpiry.Of).Where(instant => instant is not null).DefaultIfEmpty(null).Min(),

            // Admission has compiled every expression: what fails all the same, as in a file that a newer edge left, mirrors nothing rather than everything.
            IsSuspended = specs.Any(spec => spec.Suspend ?? false) || findings.Errors.Count > 0,
            AllowsShadows = specs.Select(spec => spec.AllowShadows).FirstOrDefault(allows => allows is not null),
        };
    }

    private static T? First<T>(IEnumerable<MirrorPolicySpec> specs, Func<MirrorPolicySpec, T?> field)
        where T : class => specs.Select(field).FirstOrDefault(value => value is not null);

    private static BudgetTerms? Budget(MirrorPolicy? policy) => policy?.Spec?.Budget?.RequestsPerSecond is { } rate
        ? new($"{policy.Key.Namespace}/{policy.Key.Name}", rate, policy.Metadata.Generation ?? 0)
        : null;

    private static MirrorFilter? Filter(MirrorMatch? match, Findings findings)
    {
        if (match is null)
        {
            return null;
        }

        var matches = new MatchCompiler(new(), findings);
        return new(
            [.. match.Methods ?? ValueList<string>.Empty],
            [.. Headers(match.Headers, inverted: false), .. Headers(match.WithoutHeaders, inverted: true)],
            [.. (match.Paths ?? ValueList<StringMatch>.Empty).Select(path => matches.Text(path, string.Empty))]);

        IEnumerable<RequestCondition> Headers(ValueMap<StringMatch>? headers, bool inverted) => (headers ?? ValueMap<StringMatch>.Empty)
            .Select(header => new RequestCondition(ConditionSubject.Header, AsciiFold.Fold(header.Key), matches.Text(header.Value, string.Empty), inverted));
    }

    private static ShadowEdits? Edits(MirrorRequest? request, Findings findings)
    {
        if (request is null)
        {
            return null;
        }

        var redacted = request.RedactCredentials ?? false
            ? ShadowEdits.Credentials.Select(name => new HeaderEdit(HeaderEditKind.Remove, name, null))
            : [];
        var rewrite = request.UriRegexRewrite is { } regex ? new HttpRewrite { UriRegexRewrite = regex } : null;
        var search = RewriteCompiler.Search(rewrite, string.Empty, findings);
        return new([.. redacted, .. HeaderEditsCompiler.Single(request.Headers, null)], RewriteCompiler.Compile(rewrite, PathMatch.Default, search))
        {
            Host = request.Host,
            HostSuffix = request.HostSuffix,
        };
    }
}
