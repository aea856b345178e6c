using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Negotiation;

namespace OrleansMesh.Silo.Api.Bodies;

/// <summary>How a manifest in a body is written, by its <c>Content-Type</c>.</summary>
internal static class BodyFormats
{
    /// <summary>The format; without a content type the text itself tells.</summary>
    /// <exception cref="RefusedRequestException">The content type is neither JSON nor YAML.</exception>
    public static ManifestFormat Of(string? contentType, string text)
    {
        if (string.IsNullOrEmpty(contentType))
        {
            return Guess(text);
        }

        var mediaType = MediaType.Of(contentType);
        return mediaType == MediaType.Json ? ManifestFormat.Json
            : MediaType.IsYaml(mediaType) ? ManifestFormat.Yaml
            : throw new RefusedRequestException(Refusals.UnsupportedMediaType(
                $"the body of the request was in an unknown format - accepted media types include: {MediaType.Json}, {MediaType.Yaml}"));
    }

    /// <summary>The format by the text alone. JSON is YAML too, but as JSON its errors are told better.</summary>
    public static ManifestFormat Guess(string text) => text.AsSpan().TrimStart().StartsWith("{") ? ManifestFormat.Json : ManifestFormat.Yaml;
}
