namespace OrleansMesh.Standalone;

/// <summary>What <c>--help</c> prints.</summary>
internal static class StandaloneUsage
{
    public const string Text =
        """
        OrleansMesh on one machine: a silo and an edge in one process, state in ./data.

        usage: OrleansMesh.Standalone [--demo] [--Section:Name=value ...]

          --demo                    with two sample services and the routes of samples/traffic-mirroring
          --Edge:Urls=URL           where clients come in       (http://127.0.0.1:8080)
          --Edge:AdminUrls=URL      probes, metrics, config     (http://127.0.0.1:8081)
          --Edge:ControlPlane=A:P   the Orleans gateway         (127.0.0.1:30000, the same as Silo:GatewayPort)
          --Silo:Urls=URL           management API              (http://127.0.0.1:7070)
          --Silo:SiloPort=PORT      Orleans, between silos      (11111)
          --Silo:GatewayPort=PORT   Orleans, for edges          (30000)
          --Mesh:DataDirectory=DIR  what must last              (data)
          --Demo:V1Port=PORT        sample service v1           (9101)
          --Demo:V2Port=PORT        sample service v2           (9102)

        docs/settings.md tells all settings. Exit codes: 0 stopped, 1 fault, 2 bad usage or settings.
        """;
}
