using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode.Listening;

/// <summary>Makes the web hosts of an edge. They share nothing: neither can use up the other's connections, nor answer on the other's port.</summary>
internal static class WebHosts
{
    /// <summary>A bare web host.</summary>
    /// <param name="loggers">Where it logs.</param>
    /// <param name="listen">Makes it listen.</param>
    /// <param name="stopTime">How long open requests may take once it is stopped; then they are cut off.</param>
    /// <param name="services">Adds its services.</param>
    /// <param name="kestrel">Sets its limits.</param>
    public static WebApplication Create(
        ILoggerFactory loggers,
        Action<KestrelServerOptions> listen,
        TimeSpan stopTime,
        Action<IServiceCollection> services,
        Action<KestrelServerOptions> kestrel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = typeof(WebHosts).Assembly.GetName().Name });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            kestrel(options);
            listen(options);
        });
        builder.Services.AddSingleton<ILoggerFactory>(new HostLoggers(loggers));
        builder.Services.AddSingleton<IHostLifetime, HostedLifetime>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = stopTime);
        services(builder.Services);
        return builder.Build();
    }

    /// <summary>Where a started host really listens: with the port that the system picked for port 0.</summary>
    public static IReadOnlyList<Uri> Addresses(WebApplication app) =>
        [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address.Replace("[::]", "127.0.0.1", StringComparison.Ordinal)))];
}
