using System.Globalization;

namespace OrleansMesh.Standalone.Demo;

/// <summary>One version of <c>service-business</c>: counts the requests it gets, and tells what they looked like.</summary>
internal sealed partial class SampleService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ILogger _logger;
    private readonly bool _isShadow;
    private long _times;

    /// <param name="version">The version's label, <c>v1</c> or <c>v2</c>; v2 is the one that says it is a shadow.</param>
    /// <param name="port">The port on 127.0.0.1; 0 picks a free one.</param>
    /// <param name="loggers">Where v2 tells of each request.</param>
    public SampleService(string version, int port, ILoggerFactory loggers)
    {
        Version = version;
        _isShadow = version == "v2";
        _logger = loggers.CreateLogger($"service-business.{version}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _app = builder.Build();
        var business = _app.MapGroup("/service-business");
        business.MapGet("request/times", CountTimes);
        business.MapGet("request/times/reset", ResetTimes);
        business.MapGet("request/info", (HttpRequest request) => TypedResults.Json(
            request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString())));
        business.MapGet("actuator/info", () => TypedResults.Json(
            new { app = new { name = "service-business", version = "1.0.0.0" } }));
    }

    public string Version { get; }

    public Task StartAsync(CancellationToken cancellation) => _app.StartAsync(cancellation);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string CountTimes()
    {
        var times = Interlocked.Increment(ref _times);
        var answer = string.Create(CultureInfo.InvariantCulture, $"{(_isShadow ? "I'm a shadow service, receive" : "receive")} {times} times request");
        if (_isShadow)
        {
            Log.Received(_logger, answer);
        }

        return answer;
    }

    private string ResetTimes()
    {
        Interlocked.Exchange(ref _times, 0);
        return "reset 0";
    }

    private static partial class Log
    {
        [LoggerMessage(4000, LogLevel.Information, "{Answer}", EventName = "ShadowReceived")]
        public static partial void Received(ILogger logger, string answer);
    }
}
