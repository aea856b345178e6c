namespace OrleansMesh.Silo.Startup;

/// <summary>What <c>--help</c> prints.</summary>
internal static class SiloUsage
{
    public const string Text = """
        OrleansMesh silo: the control plane. Keeps the mesh's resources and serves the management API.

        Usage: OrleansMesh.Silo [--Section:Name=value ...]

        Settings come from appsettings.json, the environment (Silo__Urls) and the command line; the last one wins.

          Silo:Urls                   management API, loopback only         http://127.0.0.1:7070
          Silo:SiloPort               silo to silo                          11111
          Silo:GatewayPort            edges and other Orleans clients       30000
          Silo:MaxConcurrentRequests  API requests at once, more get 429    256
          Silo:MaxConnections         API connections, more are closed      1024
          Silo:CallTimeout            API's wait for a grain, then 503      00:00:10
          Silo:Grains:...             bounds of log, feed and accounts
          Mesh:DataDirectory          embedded storage                      ./data
          Mesh:Storage                Embedded (PostgreSql, Redis: later)   Embedded
          Mesh:ConnectionString       for storage outside of the process
          Mesh:DomainSuffix           completes short service names         cluster.local
          Mesh:ClusterId              Orleans' cluster                      orleansmesh
          Mesh:ServiceId              Orleans' service                      orleansmesh
          Logging:LogLevel:...        as in every .NET host

        Exit codes: 0 stopped, 1 fault, 2 bad usage or settings.
        """;
}
