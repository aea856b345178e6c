// Drives a mesh through its grains instead of its HTTP API: the two are the same API.
//
//   dotnet run --project samples/OrleansClient -- samples/traffic-mirroring/variants/mirror-50.yaml
//
// applies the manifest (a VirtualService), reads it back, and prints what the mesh has mirrored for it so far.
// A second argument names another gateway than 127.0.0.1:30000.

using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Abstractions.Statistics;

if (args is not [var file, .. var rest])
{
    Console.Error.WriteLine("usage: OrleansClient MANIFEST [GATEWAY-ADDRESS:PORT]");
    return 2;
}

var gateway = IPEndPoint.Parse(rest is [var address, ..] ? address : "127.0.0.1:30000");
var builder = Host.CreateApplicationBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.UseOrleansClient(client => client
    .UseStaticClustering(gateway)
    .Configure<ClusterOptions>(cluster =>
    {
        // The same as the silos' Mesh:ClusterId and Mesh:ServiceId.
        cluster.ClusterId = "orleansmesh";
        cluster.ServiceId = "orleansmesh";
    }));
using var host = builder.Build();
await host.StartAsync();
var grains = (IGrainFactory)host.Services.GetService(typeof(IGrainFactory))!;

// Every resource has a grain of its own, which is its single writer. The key is namespace/name.
const string Key = "default/service-business";
var route = grains.GetGrain<IVirtualServiceGrain>(Key);

// The answer comes when the change is durable. Repeating a call is safe: what already is so is "Unchanged".
var result = await route.Apply(ManifestText.Yaml(await File.ReadAllTextAsync(file)), WriteOptions.Default);
Console.WriteLine($"{result.Outcome} at revision {result.Resource?.Revision}");
foreach (var problem in result.Errors.Concat(result.Warnings))
{
    Console.WriteLine($"  {problem.Field}: {problem.Message}");
}

if (!result.Accepted)
{
    return 1;
}

Console.WriteLine((await route.Get())!.Json);

// Statistics are added up over all edges and all their starts.
foreach (var mirror in await grains.GetGrain<IMirrorStatsGrain>(Key).Get())
{
    var total = mirror.Total;
    Console.WriteLine(
        $"{total.Route} -> {total.Target}: considered {total.Considered}, sampled {total.Sampled}, sent {total.Sent}, "
        + $"succeeded {total.Succeeded}, failed {total.Failed.Values.Sum()}, dropped {total.Dropped.Values.Sum()}, in flight {total.InFlight}");
}

await host.StopAsync();
return 0;
