namespace OrleansMesh.Silo.Startup;

/// <summary>One line per event, and quiet where the frameworks talk much. The levels are defaults below every source of settings, so that <c>Logging:LogLevel</c> overrides them.</summary>
internal static class SiloLogging
{
    private static readonly Dictionary<string, string?> Levels = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Orleans"] = "Warning",

        // Levels go by prefix, and ours begins with theirs.
        ["Logging:LogLevel:OrleansMesh"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Microsoft.Orleans"] = "Warning",

        // Why a host did not start is told in one line by MeshProcess.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "Critical",
    };

    public static void Add(WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Levels });
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
    }
}
