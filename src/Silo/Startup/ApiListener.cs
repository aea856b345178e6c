namespace OrleansMesh.Silo.Startup;

/// <summary>Kestrel as the management API needs it.</summary>
internal static class ApiListener
{
    /// <summary>The largest request body: Kubernetes' own limit.</summary>
    public const int MaxBodyBytes = 3 * 1024 * 1024;

    public static void Add(WebApplicationBuilder builder, SiloSettings settings) =>
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = settings.Silo.MaxConnections;
            foreach (var address in settings.Addresses)
            {
                foreach (var ip in address.Addresses)
                {
                    kestrel.Listen(ip, address.Port);
                }
            }
        });
}
