using Microsoft.Extensions.Logging;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Keeps what is logged at <paramref name="lowest"/> and above, as <c>Level: text</c>.</summary>
internal sealed class RecordingLogger<T>(LogLevel lowest = LogLevel.Warning) : ILogger<T>
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= lowest;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (_lines)
            {
                _lines.Add($"{logLevel}: {formatter(state, exception)}");
            }
        }
    }
}
