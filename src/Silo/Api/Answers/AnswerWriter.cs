using System.Globalization;
using System.Text;
using OrleansMesh.Manifests;
using OrleansMesh.Silo.Api.Negotiation;

namespace OrleansMesh.Silo.Api.Answers;

/// <summary>Writes answers to the wire.</summary>
internal static class AnswerWriter
{
    private const long FlushBytes = 64 * 1024;

    public static async Task WriteAsync(HttpContext context, ApiAnswer answer, AnswerFormat format)
    {
        var response = context.Response;
        response.StatusCode = answer.Code;
        response.ContentType = format is AnswerFormat.Yaml ? MediaType.Yaml : MediaType.Json;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-cache, private";
        if (answer.Warnings.Count > 0)
        {
            response.Headers.Warning = WarningHeader.Format(answer.Warnings);
        }

        if (answer is StatusAnswer status)
        {
            WriteHeaders(response, status);
        }

        var parts = format is AnswerFormat.Yaml ? new[] { ManifestWriter.ToYaml(string.Concat(answer.JsonParts())) } : answer.JsonParts();
        response.ContentLength = parts.Sum(p => (long)Encoding.UTF8.GetByteCount(p));
        await WriteAsync(response, parts, context.RequestAborted);
    }

    private static void WriteHeaders(HttpResponse response, StatusAnswer answer)
    {
        if (answer.Allow is { } allow)
        {
            response.Headers.Allow = allow;
        }

        if (answer.Status.Details?.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }

    private static async Task WriteAsync(HttpResponse response, IEnumerable<string> parts, CancellationToken cancellationToken)
    {
        foreach (var part in parts)
        {
            Encoding.UTF8.GetBytes(part, response.BodyWriter);
            if (response.BodyWriter.UnflushedBytes > FlushBytes)
            {
                await response.BodyWriter.FlushAsync(cancellationToken);
            }
        }

        await response.BodyWriter.FlushAsync(cancellationToken);
    }
}
