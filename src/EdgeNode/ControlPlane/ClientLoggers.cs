using Microsoft.Extensions.Logging.Abstractions;

namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>
/// The loggers of Orleans' client: silent. In an outage it writes several lines a second, of what the feed says once; whoever wants to read
/// them sets <c>Logging:LogLevel:Orleans</c> to <c>Debug</c>.
/// </summary>
internal sealed class ClientLoggers(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName)
    {
        var logger = inner.CreateLogger(categoryName);
        return logger.IsEnabled(LogLevel.Debug) ? logger : NullLogger.Instance;
    }

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The inner factory is not ours to end.
    }
}
