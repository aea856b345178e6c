using System.Text;
using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Manifests.Writing;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>A part that is kept but not interpreted. Only what is refused everywhere is refused in it.</summary>
internal sealed class RawJsonCodec : ValueCodec
{
    private static readonly ManifestLimits Unbounded = new() { MaxBytes = int.MaxValue, MaxNodes = int.MaxValue };

    public override object? Read(Node node, FieldPath path, ReadContext context) =>
        OpaqueNodes.Check(node, path, context) ? new RawJson(JsonText.Of(node)) : null;

    public override Node Write(object value) => JsonTreeReader.Read(Encoding.UTF8.GetBytes(((RawJson)value).Text), Unbounded);
}
