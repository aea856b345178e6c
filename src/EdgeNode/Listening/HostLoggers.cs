using Microsoft.Extensions.Logging.Abstractions;

namespace OrleansMesh.EdgeNode.Listening;

/// <summary>
/// The loggers of one of an edge's hosts: everything but .NET's own account of a failed start, a screenful of stack. Who starts the host
/// gets the exception and says it in one line.
/// </summary>
internal sealed class HostLoggers(ILoggerFactory inner) : ILoggerFactory
{
    private const string Silenced = "Microsoft.Extensions.Hosting.Internal.Host";

    public ILogger CreateLogger(string categoryName) => categoryName == Silenced ? NullLogger.Instance : inner.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The inner factory is not ours to end.
    }
}
