using System.Text;
using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Compiles <c>directResponse</c>.</summary>
internal static class DirectResponseCompiler
{
    public static DirectResponseRule? Compile(HttpDirectResponse? response, string path, Findings findings)
    {
        if (response is null)
        {
            return null;
        }

        if (response.Status is not { } status || status is < 200 or > 600)
        {
            findings.Error($"{path}.status", ConfigErrorReason.Invalid, "must be from 200 to 599");
            return null;
        }

        return new((int)status, Body(response.Body, $"{path}.body", findings));
    }

    private static ReadOnlyMemory<byte> Body(HttpBody? body, string path, Findings findings)
    {
        if (body?.Base64 is not { } base64)
        {
            return Encoding.UTF8.GetBytes(body?.Text ?? string.Empty);
        }

        var bytes = new byte[base64.Length];
        if (Convert.TryFromBase64String(base64, bytes, out var length))
        {
            return bytes.AsMemory(0, length);
        }

        findings.Error($"{path}.bytes", ConfigErrorReason.Invalid, "must be base64");
        return default;
    }
}
