using System.Text;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.VirtualServices;

/// <summary>Rules for an answer that the edge gives itself.</summary>
internal static class DirectResponseRules
{
    private const int MostBytes = 1024 * 1024;
    private const int ManyBytes = 100 * 1024;

    public static void Check(HttpDirectResponse response, FieldPath path, AdmissionFindings findings)
    {
        if (response.Status is null)
        {
            findings.Required(path.Field("status"));
        }
        else
        {
            HttpStatuses.CheckAnswer(response.Status.Value, path.Field("status"), findings);
        }

        if (response.Body is { } body)
        {
            CheckBody(body, path.Field("body"), findings);
        }
    }

    private static void CheckBody(HttpBody body, FieldPath path, AdmissionFindings findings)
    {
        if (body is { Text: not null, Base64: not null })
        {
            findings.Forbidden(path.Field("bytes"), "must not be set beside string");
        }

        // Three bytes in four characters; the padding is not counted.
        var size = body.Text is { } text ? Encoding.UTF8.GetByteCount(text) : (body.Base64?.TrimEnd('=').Length ?? 0) * 3L / 4;
        if (size > MostBytes)
        {
            findings.TooLong(path, "must not be longer than 1 MiB");
        }
        else if (size > ManyBytes)
        {
            findings.Warn(path, $"{path} is longer than 100 KiB; every edge keeps it in memory");
        }
    }
}
