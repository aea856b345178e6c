namespace OrleansMesh.EdgeNode.Admin;

/// <summary>What operators and probes may read. Nothing here writes.</summary>
internal sealed class AdminEndpoints(Readiness readiness, EdgeMetrics metrics, ConfigDocument config)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/livez", () => Results.Text("ok\n"));
        routes.MapGet("/readyz", () => readiness.Obstacle is { } obstacle
            ? Results.Text($"{obstacle}\n", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ok\n"));
        routes.MapGet("/metrics", () => Results.Text(metrics.Write(), MetricsText.ContentType));
        routes.MapGet("/config", (HttpContext context) =>
        {
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Stream(stream => config.WriteAsync(stream, context.RequestAborted), ConfigDocument.ContentType);
        });
    }
}
