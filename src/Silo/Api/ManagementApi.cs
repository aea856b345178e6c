using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Computed;
using OrleansMesh.Silo.Api.Discovery;
using OrleansMesh.Silo.Api.Endpoints;
using OrleansMesh.Silo.Api.Negotiation;
using OrleansMesh.Silo.Api.Switching;

namespace OrleansMesh.Silo.Api;

/// <summary>The management API: its parts and its paths.</summary>
internal static class ManagementApi
{
    public static void Add(IServiceCollection services) => services
        .AddSingleton<ApiDispatcher>()
        .AddSingleton<ApiFaults>()
        .AddSingleton<HealthChecks>()
        .AddSingleton<ApiMetrics>()
        .AddSingleton<BrowserGuard>()
        .AddSingleton<GrainCalls>()
        .AddSingleton<RequestGate>()
        .AddSingleton<DiscoveryDocuments>()
        .AddSingleton<EndpointTable>()
        .AddSingleton<GetEndpoint>()
        .AddSingleton<ListEndpoint>()
        .AddSingleton<CreateEndpoint>()
        .AddSingleton<ReplaceEndpoint>()
        .AddSingleton<PatchEndpoint>()
        .AddSingleton<DeleteEndpoint>()
        .AddSingleton<WriteLog>()
        .AddSingleton<SwitchEndpoints>()
        .AddSingleton<ComputedEndpoints>()
        .AddSingleton<IComputedObjects, MirrorStatsObjects>()
        .AddSingleton<IComputedObjects, EdgeNodeObjects>();

    public static void Map(WebApplication app)
    {
        var faults = app.Services.GetRequiredService<ApiFaults>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = faults.AnswerAsync, SuppressDiagnosticsCallback = _ => true });

        app.Use(app.Services.GetRequiredService<BrowserGuard>().InvokeAsync);

        var health = app.Services.GetRequiredService<HealthChecks>();
        app.MapGet("/livez", HealthChecks.Live);
        app.MapGet("/healthz", HealthChecks.Live);
        app.MapGet("/readyz", (CancellationToken aborted) => health.ReadyAsync(aborted));
        app.MapGet("/version", (HttpContext context) => AnswerWriter.WriteAsync(context, VersionDocument.Answer, AnswerFormat.Json));

        var dispatcher = app.Services.GetRequiredService<ApiDispatcher>();
        app.Map("/api/{**path}", dispatcher.InvokeAsync);
        app.Map("/apis/{**path}", dispatcher.InvokeAsync);

        // What the framework itself refuses (another path, another method) is told in the same form.
        app.UseStatusCodePages(pages => AnswerWriter.WriteAsync(pages.HttpContext, Of(pages.HttpContext.Response), AnswerFormat.Json));
    }

    private static StatusAnswer Of(HttpResponse response) => response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Refusals.NoSuchPath(),
        StatusCodes.Status405MethodNotAllowed => Refusals.MethodNotAllowed(response.Headers.Allow.ToString()),
        var code => Refusals.Other(code, "the request was refused"),
    };
}
