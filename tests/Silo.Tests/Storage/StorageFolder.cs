using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Silo.Tests.Storage;

/// <summary>A folder with a database, and what the database counts.</summary>
internal sealed class StorageFolder : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, long> _counts = [];

    public StorageFolder()
    {
        Metrics = new StorageMetrics(_services.GetRequiredService<IMeterFactory>());
        var own = _services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, own))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
        {
            lock (_counts)
            {
                _counts[instrument.Name] = _counts.GetValueOrDefault(instrument.Name) + value;
            }
        });
        _listener.Start();
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("orleansmesh-").FullName;

    public string File => System.IO.Path.Combine(Path, EmbeddedDatabase.FileName);

    public StorageMetrics Metrics { get; }

    public long Count(string name)
    {
        lock (_counts)
        {
            return _counts.GetValueOrDefault(name);
        }
    }

    public EmbeddedDatabase Open(string? path = null) => EmbeddedDatabase.Open(path ?? Path, Metrics, NullLogger.Instance);

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
        Directory.Delete(Path, recursive: true);
    }
}
