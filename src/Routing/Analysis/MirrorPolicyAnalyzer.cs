using System.Globalization;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.MirrorPolicies;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Analysis;

/// <summary>A MirrorPolicy among the VirtualServices that it names.</summary>
internal static class MirrorPolicyAnalyzer
{
    private static readonly FieldPath Targets = FieldPath.Root.Field("spec").Field("targetRefs");

    public static void Analyze(MeshAnalysis mesh, MirrorPolicy policy, AnalysisFindings findings)
    {
        var targets = policy.Spec?.TargetRefs ?? ValueList<PolicyTargetReference>.Empty;
        for (var i = 0; i < targets.Count; i++)
        {
            Analyze(mesh, policy.Key.Namespace, targets[i], Targets.Index(i), findings);
        }
    }

    private static void Analyze(MeshAnalysis mesh, string ns, PolicyTargetReference target, FieldPath path, AnalysisFindings findings)
    {
        var key = new ResourceKey(ResourceKind.VirtualService, ns, target.Name ?? string.Empty);
        if (mesh.Snapshot.Resources.GetValueOrDefault(key) is not VirtualService source)
        {
            findings.NotFound(path.Field("name"), nameof(VirtualService), $"{ns}/{target.Name}");
            return;
        }

        // The routes of a delegate are another resource's.
        var routes = source.Spec?.Http ?? ValueList<HttpRoute>.Empty;
        if (routes.Any(route => route.Delegate is not null))
        {
            return;
        }

        var named = routes.Where((route, index) => target.SectionName is null || IsNamed(routes, index, target.SectionName)).ToArray();
        if (named.Length == 0 && target.SectionName is { } section)
        {
            findings.NotFound(path.Field("sectionName"), "route", section);
        }
        else if (!named.Any(route => route.Mirror is not null || route.Mirrors is { Count: > 0 }))
        {
            findings.Add(AnalysisType.MirrorPolicyWithoutMirror, path, "Nothing that is named here has a mirror.");
        }
    }

    // As the compiler names routes: by name, the first of those that have it, or else by index.
    private static bool IsNamed(ValueList<HttpRoute> routes, int index, string section) =>
        section == string.Create(CultureInfo.InvariantCulture, $"#{index}") || (routes[index].Name == section && !routes.Take(index).Any(earlier => earlier.Name == section));
}
