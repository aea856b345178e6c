using OrleansMesh.Manifests.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OrleansMesh.Manifests.Writing;

/// <summary>A tree as one YAML document in block style.</summary>
internal static class YamlText
{
    // Folding is for people's prose; a manifest's lines stay whole. Readers take keys of at most 1024 characters before a colon, escapes
    // counted as they are spelt, six characters at most: longer ones are written after a question mark.
    private static readonly EmitterSettings Settings = new(
        bestIndent: 2,
        bestWidth: int.MaxValue,
        isCanonical: false,
        maxSimpleKeyLength: 1024 / 6,
        skipAnchorName: false,
        indentSequences: false,
        newLine: "\n");

    public static string Of(Node node)
    {
        using var text = new StringWriter();
        var emitter = new Emitter(text, Settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(node, emitter);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Node node, Emitter emitter)
    {
        switch (node)
        {
            case MappingNode map:
                var mapStyle = map.Entries.Count == 0 ? MappingStyle.Flow : MappingStyle.Block;
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, mapStyle));
                foreach (var entry in map.Entries)
                {
                    EmitText(entry.Key, emitter);
                    Emit(entry.Value, emitter);
                }

                emitter.Emit(new MappingEnd());
                break;
            case SequenceNode list:
                var listStyle = list.Items.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block;
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, listStyle));
                foreach (var item in list.Items)
                {
                    Emit(item, emitter);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case ScalarNode { Type: ScalarType.String } text:
                EmitText(text.Text, emitter);
                break;
            case ScalarNode scalar:
                EmitScalar(scalar.Text, ScalarStyle.Plain, emitter);
                break;
            default:
                throw new ArgumentException($"A tree with {node.GetType().Name} cannot be written.", nameof(node));
        }
    }

    private static void EmitText(string text, Emitter emitter) =>
        EmitScalar(text, PlainTexts.IsSafe(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted, emitter);

    private static void EmitScalar(string text, ScalarStyle style, Emitter emitter) =>
        emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));
}
