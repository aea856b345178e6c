using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for a VirtualService.</summary>
internal static class VirtualServiceRules
{
    public static void Check(VirtualServiceSpec spec, FieldPath path, AdmissionFindings findings)
    {
        var gateways = spec.Gateways ?? ValueList<string>.Empty;
        var isGatewayOnly = gateways.Count > 0 && !gateways.Contains(GatewayName.Mesh);
        var context = new RouteContext(
            IsDelegate: spec.Hosts is not { Count: > 0 },
            IsGatewayOnly: isGatewayOnly,
            MayBeOutbound: isGatewayOnly && spec.Tls is { Count: > 0 });
        VirtualHostRules.Check(spec.Hosts ?? ValueList<string>.Empty, context, path.Field("hosts"), findings);
        GatewayNameRules.Check(gateways, path.Field("gateways"), findings);
        ExportTo.Check(spec.ExportTo, path.Field("exportTo"), findings);
        if (context.IsDelegate)
        {
            CheckDelegate(spec, path, findings);
        }

        if (spec is { Http: not { Count: > 0 }, Tls: not { Count: > 0 }, Tcp: not { Count: > 0 } })
        {
            findings.Required(path.Field("http"), "one of http, tls and tcp must have a route");
        }

        for (var i = 0; i < (spec.Http?.Count ?? 0); i++)
        {
            HttpRouteRules.Check(spec.Http![i], context, path.Field("http").Index(i), findings);
        }

        var hosts = (spec.Hosts ?? ValueList<string>.Empty).Select(HostName.Fold).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < (spec.Tls?.Count ?? 0); i++)
        {
            TlsRouteRules.Check(spec.Tls![i], hosts, context, path.Field("tls").Index(i), findings);
        }

        for (var i = 0; i < (spec.Tcp?.Count ?? 0); i++)
        {
            TcpRouteRules.Check(spec.Tcp![i], path.Field("tcp").Index(i), findings);
        }

        foreach (var unreached in UnreachedRules.Find(spec.Http))
        {
            var at = unreached.At(path.Field("http"));
            findings.Warn(at, $"{at} is never reached: {unreached.Reason}");
        }
    }

    private static void CheckDelegate(VirtualServiceSpec spec, FieldPath path, AdmissionFindings findings)
    {
        const string message = "must not be set without hosts, which makes this a delegate";
        if (spec.Gateways is { Count: > 0 })
        {
            findings.Forbidden(path.Field("gateways"), message);
        }

        if (spec.Tls is { Count: > 0 })
        {
            findings.Forbidden(path.Field("tls"), message);
        }

        if (spec.Tcp is { Count: > 0 })
        {
            findings.Forbidden(path.Field("tcp"), message);
        }
    }
}
