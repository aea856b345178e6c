using OrleansMesh.Hosting;

namespace OrleansMesh.Standalone.Demo;

/// <summary>The two sample services, and the routes to them.</summary>
internal sealed class DemoServices : IAsyncDisposable
{
    private readonly DemoOptions _options;
    private readonly SampleService _v1;
    private readonly SampleService _v2;

    private DemoServices(DemoOptions options, ILoggerFactory loggers)
    {
        _options = options;
        _v1 = new SampleService("v1", options.V1Port, loggers);
        _v2 = new SampleService("v2", options.V2Port, loggers);
    }

    /// <exception cref="StartupException">A setting of section <c>Demo</c> is wrong or unknown.</exception>
    public static DemoServices Create(IConfiguration configuration, ILoggerFactory loggers) =>
        new(SettingsBinder.Bind<DemoOptions>(configuration, DemoOptions.Section), loggers);

    /// <summary>Starts both services and applies the manifests; the routes are durable when this returns.</summary>
    /// <exception cref="StartupException">A port is taken.</exception>
    public async Task StartAsync(IGrainFactory grains, CancellationToken cancellation)
    {
        await MeshProcess.StartListeningAsync(() => _v1.StartAsync(cancellation), $"{DemoOptions.Section}:{nameof(DemoOptions.V1Port)}");
        await MeshProcess.StartListeningAsync(() => _v2.StartAsync(cancellation), $"{DemoOptions.Section}:{nameof(DemoOptions.V2Port)}");
        await DemoManifests.ApplyAsync(grains, DemoManifests.Read(_options));
    }

    public async ValueTask DisposeAsync()
    {
        await _v1.DisposeAsync();
        await _v2.DisposeAsync();
    }
}
