using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Naming;

/// <summary>Whether a resource's <c>exportTo</c> lets a namespace see it.</summary>
public static class Export
{
    /// <summary>Absent, empty and <c>*</c>: everyone; <c>.</c>: the resource's own namespace; otherwise the namespaces named.</summary>
    /// <param name="exportTo">The field.</param>
    /// <param name="ownNamespace">The namespace of the resource.</param>
    /// <param name="viewer">The namespace that wants to see it.</param>
    public static bool Reaches(ValueList<string>? exportTo, string ownNamespace, string viewer) =>
        exportTo is null || exportTo.Count == 0
        || exportTo.Any(target => target == "*" || target == viewer || (target == "." && ownNamespace == viewer));
}
