namespace OrleansMesh.EdgeNode.Settings;

/// <summary>What <c>--help</c> prints.</summary>
internal static class EdgeUsage
{
    public const string Text = """
        OrleansMesh edge: the data plane. Forwards requests and mirrors them as the mesh's resources say.

        Usage: OrleansMesh.EdgeNode [--Section:Name=value ...]

        Settings come from appsettings.json, the environment (Edge__Urls) and the command line; the last one wins.

          Edge:Urls                   clients                               http://127.0.0.1:8080
          Edge:AdminUrls              probes, metrics; loopback only        http://127.0.0.1:8081
          Edge:Name                   unique in the mesh                    HOST:PORT
          Edge:Namespace              the edge's namespace                  default
          Edge:Gateways               served, with commas                   istio-system/ingressgateway,mesh
          Edge:Labels:NAME            labels; selectors of Gateways         istio=ingressgateway
          Edge:GatewayAddress         where Gateways' ports listen          127.0.0.1
          Edge:GatewayPorts:PORT      the port really listened on           PORT
          Edge:SecretNamespaces       for credentialName, with commas       istio-system
          Edge:ControlPlane           Orleans gateways, with commas         127.0.0.1:30000
          Edge:LastGoodFile           keeps the last table                  DATA/edges/NAME.mesh
          Edge:DrainTime              for open requests at the end          00:00:20
          Edge:Feed:...               following the control plane           see docs/settings.md
          Edge:Reports:...            telling the control plane             see docs/settings.md
          Edge:Serving:...            limits of the data port               see docs/settings.md
          Edge:Forwarding:...         timeouts and pools of upstreams       see docs/settings.md
          Edge:Dns:...                how names of upstreams are resolved   see docs/settings.md
          Edge:Mirroring:...          lanes and bounds of shadows           see docs/settings.md
          Mesh:DataDirectory          for what stays on this machine        ./data
          Mesh:DomainSuffix           completes short service names         cluster.local
          Mesh:OutboundTrafficPolicy  AllowAny or RegistryOnly              AllowAny
          Mesh:ClusterId              Orleans' cluster                      orleansmesh
          Mesh:ServiceId              Orleans' service                      orleansmesh
          Logging:LogLevel:...        as in every .NET host

        Exit codes: 0 stopped, 1 fault, 2 bad usage or settings.
        """;
}
