using System.Text.Json.Nodes;
using OrleansMesh.Silo.Api.Answers;

namespace OrleansMesh.Silo.Api.Discovery;

/// <summary>The answer to <c>/version</c>: the Kubernetes version whose API this is like, and our own.</summary>
internal static class VersionDocument
{
    public static DocumentAnswer Answer { get; } = new(
        StatusCodes.Status200OK,
        new JsonObject
        {
            ["major"] = "1",
            ["minor"] = "35",
            ["gitVersion"] = $"v1.35.0+orleansmesh.{typeof(VersionDocument).Assembly.GetName().Version!.ToString(3)}",
            ["gitCommit"] = string.Empty,
            ["gitTreeState"] = string.Empty,
            ["buildDate"] = "1970-01-01T00:00:00Z",
            ["goVersion"] = string.Empty,
            ["compiler"] = "dotnet",
            ["platform"] = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier,
        }.ToJsonString());
}
