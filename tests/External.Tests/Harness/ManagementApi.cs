using System.Net;
using System.Text.Json.Nodes;

namespace OrleansMesh.External.Tests.Harness;

/// <summary>The management API, as an operator uses it.</summary>
internal sealed class ManagementApi(string url)
{
    public string Url => url;

    public static string Path(string kindPlural, string name) =>
        kindPlural == "services"
            ? $"/api/v1/namespaces/default/services/{name}"
            : $"/apis/networking.istio.io/v1/namespaces/default/{kindPlural}/{name}";

    /// <summary>Creates or replaces; answers the revision.</summary>
    public async Task<long> ApplyAsync(string kindPlural, string name, string yaml)
    {
        using var response = await SendApplyAsync(kindPlural, name, yaml);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created, $"{(int)response.StatusCode} {body}");
        return long.Parse((string)JsonNode.Parse(body)!["metadata"]!["resourceVersion"]!, System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task<HttpResponseMessage> SendApplyAsync(string kindPlural, string name, string yaml) =>
        Http.SendAsync(new HttpRequestMessage(HttpMethod.Patch, $"{url}{Path(kindPlural, name)}?fieldManager=test")
        {
            Content = Http.Text(yaml, "application/apply-patch+yaml"),
        });

    public Task<HttpResponseMessage> DeleteAsync(string kindPlural, string name) =>
        Http.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{url}{Path(kindPlural, name)}"));

    /// <summary>The object, or null where there is none.</summary>
    public async Task<JsonNode?> FindAsync(string kindPlural, string name)
    {
        using var response = await Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, $"{url}{Path(kindPlural, name)}"));
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{response.StatusCode}");
        return response.StatusCode == HttpStatusCode.NotFound ? null : JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public Task<JsonNode> ListAsync(string kindPlural) => Http.GetJsonAsync($"{url}/apis/networking.istio.io/v1/{kindPlural}");

    /// <summary>The status of the one mirror there is, or null before the first report.</summary>
    public async Task<JsonObject?> OnlyMirrorAsync()
    {
        var list = await Http.GetJsonAsync($"{url}/apis/orleansmesh.io/v1alpha1/mirrorstats");
        return list["items"]!.AsArray() is [{ } only] ? only["status"]!.AsObject() : null;
    }

    /// <summary>Awaits that every shadow of the one mirror is accounted for, and answers its status.</summary>
    public async Task<JsonObject> SettledMirrorAsync(long considered)
    {
        await Eventually.EqualAsync(
            (considered, 0L),
            async () => await OnlyMirrorAsync() is { } status ? (Count(status, "considered"), Count(status, "inFlight")) : default);
        return (await OnlyMirrorAsync())!;
    }

    public static long Count(JsonObject status, string name) => (long?)status[name] ?? 0;
}
