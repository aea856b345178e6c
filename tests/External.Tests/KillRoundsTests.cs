using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using OrleansMesh.External.Tests.Harness;

namespace OrleansMesh.External.Tests;

/// <summary>
/// Durable before acknowledged: the silo is killed again and again while writers apply changes. Every acknowledged change must be there
/// after the restart, and none half. <c>ORLEANSMESH_KILL_ROUNDS</c> sets the number of rounds; default 5.
/// </summary>
public sealed class KillRoundsTests
{
    private const int Writers = 8;

    private static readonly int Rounds =
        int.Parse(Environment.GetEnvironmentVariable("ORLEANSMESH_KILL_ROUNDS") ?? "5", CultureInfo.InvariantCulture);

    [Fact]
    public async Task SiloKilledAtRandomInstants_LosesNothingAcknowledged_AndLeavesNothingHalf()
    {
        await using var fleet = await Fleet.StartAsync(edges: 0);

        // The instants are drawn from a seed that a failure can be repeated with.
        var random = new Random(20261124);
        var acknowledged = new ConcurrentDictionary<string, (long Value, long Revision)>();
        var attempted = new ConcurrentDictionary<string, long>();
        var total = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var killed = new CancellationTokenSource();
            var acknowledgements = 0;
            var killAfter = random.Next(1, 200);
            var reached = new TaskCompletionSource();
            var writers = Enumerable.Range(0, Writers).Select(writer => WriteAsync($"vs-{writer}")).ToList();
            await reached.Task;
            await fleet.KillSiloAsync();
            await killed.CancelAsync();
            await Task.WhenAll(writers);
            total += acknowledgements;
            await fleet.StartSiloAsync();
            await VerifyAsync();

            async Task WriteAsync(string name)
            {
                while (!killed.IsCancellationRequested)
                {
                    var value = attempted.AddOrUpdate(name, 1, (_, last) => last + 1);
                    try
                    {
                        using var response = await fleet.Api.SendApplyAsync("virtualservices", name, Numbered(name, value));
                        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(CancellationToken.None))!;
                        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, body.ToJsonString());
                        acknowledged[name] = (value, Revision(body));
                    }
                    catch (Exception e) when (e is HttpRequestException or IOException)
                    {
                        // The silo died with the call under way: its outcome is unknown, and both are allowed.
                        continue;
                    }

                    if (Interlocked.Increment(ref acknowledgements) == killAfter)
                    {
                        reached.SetResult();
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Rounds} rounds, {total} acknowledged changes, none lost.");

        async Task VerifyAsync()
        {
            var list = await fleet.Api.ListAsync("virtualservices");
            var found = list["items"]!.AsArray().ToDictionary(item => (string)item!["metadata"]!["name"]!, item => item!);
            foreach (var (name, (value, revision)) in acknowledged)
            {
                var stored = Value(found[name]);
                Assert.InRange(stored, value, attempted[name]);
                Assert.True(Revision(found[name]) >= revision);
            }

            Assert.Equal(found.Count, found.Values.Select(Revision).Distinct().Count());
        }
    }

    // The number stands in three places of the object: half a change would show.
    private static string Numbered(string name, long value) =>
        $$"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: {{name}}, annotations: { number: "{{value}}" } }
        spec:
          hosts: ["{{name}}-{{value}}.example.com"]
          gateways: [istio-system/ingressgateway]
          http:
          - match: [ { uri: { prefix: /{{value}} } } ]
            route: [ { destination: { host: service-business } } ]
        """;

    private static long Value(JsonNode item)
    {
        var name = (string)item["metadata"]!["name"]!;
        var annotation = (string)item["metadata"]!["annotations"]!["number"]!;
        Assert.Equal($"{name}-{annotation}.example.com", (string)item["spec"]!["hosts"]![0]!);
        Assert.Equal($"/{annotation}", (string)item["spec"]!["http"]![0]!["match"]![0]!["uri"]!["prefix"]!);
        return long.Parse(annotation, CultureInfo.InvariantCulture);
    }

    private static long Revision(JsonNode item) => long.Parse((string)item["metadata"]!["resourceVersion"]!, CultureInfo.InvariantCulture);
}
