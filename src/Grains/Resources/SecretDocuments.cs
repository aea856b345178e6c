using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Manifests;
using OrleansMesh.Routing.Credentials;
using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.Grains.Resources;

/// <summary>Stored resources as readers may see them: of a Secret its keys, none of its values. Only edges are given more, by the feed.</summary>
internal static class SecretDocuments
{
    private const string Kind = "Secret";

    public static StoredResource Redacted(StoredResource stored) => stored.Id.Kind == Kind
        ? stored with { Json = ManifestWriter.ToJson(SecretRedaction.Redact((Secret)StoredDocuments.Read(stored))) }
        : stored;

    public static WriteResult Redacted(WriteResult result) => result.Resource is { } stored ? result with { Resource = Redacted(stored) } : result;
}
