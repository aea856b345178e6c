using System.Globalization;
using System.Text;
using System.Text.Json;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Bodies;

/// <summary>Reads the manifest in a request's body and holds it against the request's address.</summary>
internal static class ManifestBodies
{
    /// <summary>The manifest, with the type that it may leave out.</summary>
    /// <exception cref="RefusedRequestException">The body is no manifest, or one of something else than the address names.</exception>
    public static async Task<WrittenManifest> ReadAsync(ApiCall call)
    {
        var text = await BodyReader.ReadAsync(call.Request, call.Aborted);
        return Read(call, text, BodyFormats.Of(call.Request.ContentType, text));
    }

    /// <summary>The same for a body whose content type speaks of what is to be done with it.</summary>
    /// <exception cref="RefusedRequestException">The body is no manifest, or one of something else than the address names.</exception>
    public static async Task<WrittenManifest> ReadAppliedAsync(ApiCall call)
    {
        var text = await BodyReader.ReadAsync(call.Request, call.Aborted);
        return Read(call, text, BodyFormats.Guess(text));
    }

    private static WrittenManifest Read(ApiCall call, string text, ManifestFormat format) =>
        format is ManifestFormat.Json ? Json(call, text) : Yaml(call, text);

    private static WrittenManifest Json(ApiCall call, string text)
    {
        ObjectOutline outline;
        try
        {
            outline = ObjectOutline.Read(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException e)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}");
            throw new RefusedRequestException(Refusals.BadRequest($"the body is not one JSON object: wrong at {place}"));
        }

        UrlAgreement.Require(call, outline.ApiVersion, outline.Kind, outline.Namespace, outline.Name);
        var typed = ObjectText.WithType(text, outline, call.ApiVersion, call.Resource.Kind);
        return new WrittenManifest(ManifestText.Json(typed), outline.Name, outline.GenerateName, outline.ResourceVersion);
    }

    // What cannot be read as a manifest at all goes on as it is: whoever reads it to take it tells all that is wrong with it.
    private static WrittenManifest Yaml(ApiCall call, string text)
    {
        var manifest = ManifestText.Yaml(text);
        var read = ManifestReader.ReadYaml(text);
        if ((read.Resource ?? read.Remains) is not { } resource)
        {
            return new WrittenManifest(manifest, null, null, null);
        }

        var metadata = resource.Metadata;
        UrlAgreement.Require(call, resource.ApiVersion, resource.Kind.ToString(), metadata.Namespace, metadata.Name);
        return new WrittenManifest(manifest, metadata.Name, metadata.GenerateName, metadata.ResourceVersion);
    }
}
