using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Hosting;
using OrleansMesh.Silo;

// Durable writes per second through the grains of one silo over its embedded storage: each of some writers changes a VirtualService of its own and waits
// for the acknowledgement before the next change.
// Usage: dotnet run -c Release --project bench/DurableWrites [-- seconds [writers...]]; default: 10 s each for 1, 16 and 64 writers.
var numbers = args.Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var seconds = numbers.Length > 0 ? numbers[0] : 10;
var rounds = numbers.Length > 1 ? numbers[1..] : [1, 16, 64];

var folder = Directory.CreateTempSubdirectory("orleansmesh-writes-");
try
{
    var configuration = MeshConfiguration.Load(
    [
        $"--Mesh:DataDirectory={folder.FullName}", "--Silo:Urls=http://127.0.0.1:17070", "--Silo:SiloPort=21111", "--Silo:GatewayPort=31000", "--Logging:LogLevel:Default=Warning",
    ]);
    using var loggers = MeshLogging.Create(configuration);
    await using var host = SiloHost.Create(configuration, loggers);
    await host.StartAsync(CancellationToken.None);
    var grains = host.Services.GetRequiredService<IGrainFactory>();
    await RunAsync(grains, 16, 2);
    foreach (var writers in rounds)
    {
        var milliseconds = await RunAsync(grains, writers, seconds);
        milliseconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{writers,4} writers: {milliseconds.Count / (double)seconds,7:F0} writes/s, p50 {At(milliseconds, 0.50):F2} ms, p99 {At(milliseconds, 0.99):F2} ms, worst {milliseconds[^1]:F2} ms"));
    }

    await host.StopAsync(CancellationToken.None);
}
finally
{
    folder.Delete(recursive: true);
}

static double At(List<double> sorted, double part) => sorted[(int)(part * (sorted.Count - 1))];

static async Task<List<double>> RunAsync(IGrainFactory grains, int writers, int seconds)
{
    var until = Stopwatch.GetTimestamp() + (seconds * Stopwatch.Frequency);
    var all = await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() => WriteAsync(grains, writer, until))));
    return [.. all.SelectMany(times => times)];
}

static async Task<List<double>> WriteAsync(IGrainFactory grains, int writer, long until)
{
    var grain = grains.GetGrain<IVirtualServiceGrain>($"default/writer-{writer}");
    var times = new List<double>();
    while (Stopwatch.GetTimestamp() is var start && start < until)
    {
        var written = await grain.Apply(Manifest(writer, start), WriteOptions.Default);
        times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        if (written.Outcome is not (WriteOutcome.Created or WriteOutcome.Updated))
        {
            throw new InvalidOperationException($"A write ended as {written.Outcome}.");
        }
    }

    return times;
}

static ManifestText Manifest(int writer, long number) => ManifestText.Yaml(
    $$"""
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: writer-{{writer}} }
    spec:
      hosts: [ writer-{{writer}}.example.com ]
      http:
      - match: [ { uri: { prefix: /v{{number}} } } ]
        route: [ { destination: { host: reviews, subset: v1 } } ]
        mirror: { host: reviews, subset: v2 }
        mirrorPercentage: { value: 50 }
      - route: [ { destination: { host: reviews, subset: v1 } } ]
    """);
