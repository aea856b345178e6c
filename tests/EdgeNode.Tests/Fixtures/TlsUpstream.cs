using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A real server that answers with protocol, scheme, server name and client certificate of the connection, and the request's host.</summary>
internal sealed class TlsUpstream : IAsyncDisposable
{
    private const string ServerName = "server-name";

    private readonly WebApplication _app;
    private int _connections;

    private TlsUpstream(WebApplication app) => _app = app;

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>How many connections were ever made.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <param name="certificate">The server's; null for plain HTTP.</param>
    /// <param name="protocols">What it speaks.</param>
    /// <param name="asksClient">Whether clients must show a certificate.</param>
    public static async Task<TlsUpstream> StartAsync(X509Certificate2? certificate, HttpProtocols protocols = HttpProtocols.Http1AndHttp2, bool asksClient = false)
    {
        TlsUpstream? upstream = null;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = protocols;
            listen.Use(next => connection =>
            {
                Interlocked.Increment(ref upstream!._connections);
                return next(connection);
            });
            if (certificate is not null)
            {
                listen.UseHttps(https =>
                {
                    https.ServerCertificateSelector = (connection, name) =>
                    {
                        connection!.Items[ServerName] = name;
                        return certificate;
                    };
                    https.ClientCertificateMode = asksClient ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
                    https.ClientCertificateValidation = (_, _, _) => true;
                });
            }
        }));
        upstream = new TlsUpstream(builder.Build());
        upstream._app.Run(context =>
        {
            var name = context.Features.Get<IConnectionItemsFeature>()?.Items.TryGetValue(ServerName, out var asked) is true ? asked : null;
            return context.Response.WriteAsync($"{context.Request.Protocol} {context.Request.Scheme} {name} {context.Connection.ClientCertificate?.Subject} {context.Request.Host}");
        });
        await upstream._app.StartAsync(Patience.Token);
        return upstream;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
