using Microsoft.Extensions.Logging;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Loggers that hold up whoever tells one event, as a full disk or a pipe that nobody reads would, until the gate opens.</summary>
internal sealed class GatedLoggers(int eventId) : ILoggerFactory, ILogger
{
    private readonly ManualResetEventSlim _gate = new();
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when somebody is held up.</summary>
    public Task Met => _met.Task;

    public void Open() => _gate.Set();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (id.Id == eventId)
        {
            _met.TrySetResult();
            _gate.Wait(Patience.Token);
        }
    }

    // Those who were held up may still be at the gate.
    public void Dispose() => Open();
}
