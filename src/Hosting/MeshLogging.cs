using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace OrleansMesh.Hosting;

/// <summary>How every process of the mesh logs: one line an event on the console; section <c>Logging</c> sets the levels, as always in .NET.</summary>
public static class MeshLogging
{
    /// <summary>Makes the process's logger factory: quiet where the frameworks talk much.</summary>
    public static ILoggerFactory Create(IConfiguration configuration) =>
        LoggerFactory.Create(logging => logging
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Orleans", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Warning)

            // Levels go by prefix, and ours begins with theirs.
            .AddFilter("OrleansMesh", LogLevel.Information)

            // In its first round it takes the machine's uptime for a delay.
            .AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error)

            // Why a host did not start is told in one line by MeshProcess.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
            .AddConfiguration(configuration.GetSection("Logging"))
            .AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            })

            // A console that nobody reads must not hold up requests: what does not fit is not written, and the next line says how many lines that were.
            .Services.Configure<ConsoleLoggerOptions>(console => console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite));
}
