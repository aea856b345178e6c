using System.Globalization;
using System.Text.Json;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.EdgeNode.Admin;

/// <summary>Shows with a compiled rule what the operator wrote for it: the hosts of its VirtualService and the <c>match</c> of its route.</summary>
internal sealed class RouteSources(HeldMesh? mesh)
{
    private ResourceKey _key;
    private JsonElement? _spec;

    /// <summary>Writes <c>hosts</c> and <c>match</c>.</summary>
    public void Write(Utf8JsonWriter json, RouteRule rule)
    {
        if (Spec(rule.VirtualService) is not { } spec)
        {
            return;
        }

        WriteProperty(json, spec, "hosts");
        if (Route(spec, rule.RouteId) is { } route)
        {
            WriteProperty(json, route, "match");
        }
    }

    // Rules of one VirtualService stand side by side, so the last one read is nearly always the one asked for.
    private JsonElement? Spec(ResourceKey key)
    {
        if (_spec is null || _key != key)
        {
            _key = key;
            _spec = mesh?.Documents.TryGetValue(MeshDocument.Id(key), out var document) is true
                ? JsonElement.Parse(document).TryGetProperty("spec", out var spec) ? spec : null
                : null;
        }

        return _spec;
    }

    private static JsonElement? Route(JsonElement spec, string routeId)
    {
        if (!spec.TryGetProperty("http", out var routes))
        {
            return null;
        }

        if (routeId is ['#', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < routes.GetArrayLength())
        {
            return routes[index];
        }

        foreach (var route in routes.EnumerateArray())
        {
            if (route.TryGetProperty("name", out var name) && name.ValueEquals(routeId))
            {
                return route;
            }
        }

        return null;
    }

    private static void WriteProperty(Utf8JsonWriter json, JsonElement element, string name)
    {
        if (element.TryGetProperty(name, out var value))
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }
}
