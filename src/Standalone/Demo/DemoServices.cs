using OrleansMesh.Hosting;

namespace OrleansMesh.Standalone.Demo;

/// <summary>The two sample services, and the routes to them.</summary>
internal sealed class DemoServices : IAsyncDisposable
{
    private const string V1Setting = $"{DemoOptions.Section}:{nameof(DemoOptions.V1Port)}";
    private const string V2Setting = $"{DemoOptions.Section}:{nameof(DemoOptions.V2Port)}";

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
    public static DemoServices Create(IConfiguration configuration, ILoggerFactory loggers)
    {
        var options = SettingsBinder.Bind<DemoOptions>(configuration, DemoOptions.Section);
        return new DemoServices(options, loggers);
    }

    /// <summary>Every address that the settings name.</summary>
    public IReadOnlyList<ListenAddress> SetAddresses => [ListenAddress.OnLoopback(V1Setting, _options.V1Port), ListenAddress.OnLoopback(V2Setting, _options.V2Port)];

    /// <summary>Starts both services and applies the manifests; the routes are durable when this returns.</summary>
    /// <exception cref="StartupException">A port is taken.</exception>
    public async Task StartAsync(IGrainFactory grains, CancellationToken cancellation)
    {
        await MeshProcess.StartListeningAsync(() => _v1.StartAsync(cancellation), V1Setting);
        await MeshProcess.StartListeningAsync(() => _v2.StartAsync(cancellation), V2Setting);
        await DemoManifests.ApplyAsync(grains, DemoManifests.Read(_options));
    }

    public async ValueTask DisposeAsync()
    {
        await _v1.DisposeAsync();
        await _v2.DisposeAsync();
    }
}
