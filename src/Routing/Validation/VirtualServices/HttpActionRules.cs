using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>A route does exactly one thing with a request.</summary>
internal static class HttpActionRules
{
    public static void Check(HttpRoute route, RouteContext context, FieldPath path, AdmissionFindings findings)
    {
        var actions = Actions(route).ToArray();
        if (actions.Length == 0)
        {
            findings.Required(path.Field("route"), "one of route, redirect, directResponse and delegate must be set");
        }

        foreach (var action in actions.Skip(1))
        {
            findings.Forbidden(path.Field(action), $"must not be set beside {actions[0]}");
        }

        if (route.Delegate is not null && context.IsDelegate)
        {
            findings.Forbidden(path.Field("delegate"), "must not be set in a delegate: one level of delegation is all there is");
        }

        var instead = route.Redirect is not null ? "redirect" : route.DirectResponse is not null ? "directResponse" : null;
        if (instead is not null && route.Rewrite is not null)
        {
            findings.Forbidden(path.Field("rewrite"), $"must not be set beside {instead}");
        }

        if (instead is not null && route.Fault is not null)
        {
            findings.Forbidden(path.Field("fault"), $"must not be set beside {instead}");
        }
    }

    private static IEnumerable<string> Actions(HttpRoute route)
    {
        if (route.Route is { Count: > 0 })
        {
            yield return "route";
        }

        if (route.Redirect is not null)
        {
            yield return "redirect";
        }

        if (route.DirectResponse is not null)
        {
            yield return "directResponse";
        }

        if (route.Delegate is not null)
        {
            yield return "delegate";
        }
    }
}
