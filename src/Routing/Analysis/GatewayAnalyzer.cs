using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Analysis;

/// <summary>A Gateway among the VirtualServices.</summary>
internal static class GatewayAnalyzer
{
    private static readonly FieldPath Servers = FieldPath.Root.Field("spec").Field("servers");

    public static void Analyze(MeshAnalysis mesh, Gateway gateway, AnalysisFindings findings)
    {
        var bound = new HostMeetings();
        foreach (var source in mesh.Gateways.BoundTo(gateway))
        {
            foreach (var host in mesh.MeshHosts.HostsOf(source))
            {
                bound.Add(host, source.Key.Namespace);
            }
        }

        for (var i = 0; i < (gateway.Spec?.Servers?.Count ?? 0); i++)
        {
            var hosts = gateway.Spec!.Servers![i].Hosts ?? ValueList<string>.Empty;
            for (var j = 0; j < hosts.Count; j++)
            {
                var served = ServedHost.Parse(hosts[j], gateway.Key.Namespace);
                if (!bound.Meet(served.Host, served.Namespace))
                {
                    findings.Add(
                        AnalysisType.GatewayHostWithoutVirtualService,
                        Servers.Index(i).Field("hosts").Index(j),
                        $"No VirtualService bound to the gateway has the host {hosts[j]}: requests for it are answered 404.");
                }
            }
        }
    }
}
