using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using OrleansMesh.External.Tests.Harness;

namespace OrleansMesh.External.Tests;

/// <summary>
/// Durable before acknowledged: the silo is killed again and again while writers apply and delete. Every acknowledged change must be there
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
        var objects = Enumerable.Range(0, Writers).Select(writer => new WrittenObject($"vs-{writer}")).ToList();
        var total = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var killed = new CancellationTokenSource();
            var acknowledgements = 0;
            var killAfter = random.Next(1, 200);
            var reached = new TaskCompletionSource();
            var writers = objects.Select(WriteAsync).ToList();
            await (await Task.WhenAny(reached.Task, Task.WhenAll(writers)));
            await fleet.KillSiloAsync();
            await killed.CancelAsync();
            await Task.WhenAll(writers);
            total += acknowledgements;
            await fleet.StartSiloAsync();
            await VerifyAsync();

            async Task WriteAsync(WrittenObject written)
            {
                while (!killed.IsCancellationRequested)
                {
                    try
                    {
                        await WriteOnceAsync(fleet.Api, written);
                    }
                    catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
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
            foreach (var written in objects)
            {
                var listed = found.GetValueOrDefault(written.Name);
                var got = await fleet.Api.FindAsync("virtualservices", written.Name);
                Assert.Equal(listed?["metadata"]!.ToJsonString(), got?["metadata"]!.ToJsonString());
                Assert.Equal(listed?["spec"]!.ToJsonString(), got?["spec"]!.ToJsonString());
                written.Found(got is null ? 0 : Value(got), got is null ? 0 : Revision(got));
            }

            Assert.Equal(found.Count, found.Values.Select(Revision).Distinct().Count());
        }
    }

    private static async Task WriteOnceAsync(ManagementApi api, WrittenObject written)
    {
        if (written.IsDeletedNext())
        {
            using var deleted = await api.DeleteAsync("virtualservices", written.Name);
            Assert.True(deleted.StatusCode == HttpStatusCode.OK, await deleted.Content.ReadAsStringAsync(CancellationToken.None));
            written.Acknowledged(0, 0);
            return;
        }

        var value = written.NextValue();
        using var response = await api.SendApplyAsync("virtualservices", written.Name, Numbered(written.Name, value));
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(CancellationToken.None))!;
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, body.ToJsonString());
        written.Acknowledged(value, Revision(body));
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
