using OrleansMesh.Routing.Resources.Model;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>A field of a record with the codec of its values.</summary>
internal sealed record FieldCodec(FieldModel Field, ValueCodec Codec);
