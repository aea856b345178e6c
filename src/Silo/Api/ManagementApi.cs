namespace OrleansMesh.Silo.Api;

/// <summary>Every path of the management API.</summary>
internal static class ManagementApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/livez", () => "ok");
        app.MapGet("/readyz", () => "ok");
    }
}
