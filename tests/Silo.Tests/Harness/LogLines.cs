using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    public IEnumerable<string> At(LogLevel level) => _lines.Where(line => line.Level == level).Select(line => line.Text);

    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    public void Dispose() => _lines.Clear();

    private sealed class Logger(ConcurrentQueue<(LogLevel Level, string Text)> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue((logLevel, formatter(state, exception)));
    }
}
