using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>An answer of the management API, read whole.</summary>
internal sealed record ApiResponse(HttpStatusCode Code, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Reason => (string?)Json["reason"];

    public string Message => (string)Json["message"]!;

    /// <summary>The object without the status that is worked out for each reader: as it was answered to its writer.</summary>
    public string Object => Text.LastIndexOf(",\"status\":{\"conditions\"", StringComparison.Ordinal) is >= 0 and var end ? $"{Text.AsSpan(0, end)}}}" : Text;

    public IReadOnlyList<JsonNode> Items => [.. Json["items"]!.AsArray().Select(i => i!)];

    public IReadOnlyList<string> Names => [.. Items.Select(i => (string)i["metadata"]!["name"]!)];

    public IReadOnlyList<(string Reason, string Field)> Causes =>
        [.. Json["details"]!["causes"]!.AsArray().Select(c => ((string)c!["reason"]!, (string)c["field"]!))];

    public IReadOnlyList<string> Warnings => Headers.TryGetValues("Warning", out var values) ? [.. values] : [];

    public JsonNode Metadata => Json["metadata"]!;

    /// <summary>Asserts that this is a Status of that code and reason, and that nothing of our inside shows.</summary>
    public ApiResponse Refused(int code, string reason)
    {
        Assert.Equal((code, reason), ((int)Code, Reason));
        Assert.Equal(("Status", "v1", "Failure", code), ((string?)Json["kind"], (string?)Json["apiVersion"], (string?)Json["status"], (int?)Json["code"]));
        Assert.DoesNotContain("   at ", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Text, StringComparison.Ordinal);
        return this;
    }

    public ApiResponse Is(HttpStatusCode code)
    {
        Assert.True(code == Code, $"{(int)Code} instead of {(int)code}: {Text}");
        return this;
    }
}
