using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace OrleansMesh.Hosting;

/// <summary>How every process of the mesh logs: one line an event on the console; section <c>Logging</c> sets the levels, as always in .NET.</summary>
public static class MeshLogging
{
    /// <summary>Makes the process's logger factory.</summary>
    public static ILoggerFactory Create(IConfiguration configuration) =>
        LoggerFactory.Create(logging => logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Orleans", LogLevel.Warning)
            .AddConfiguration(configuration.GetSection("Logging"))
            .AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            }));
}
