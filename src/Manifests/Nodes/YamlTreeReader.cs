using System.Buffers;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace OrleansMesh.Manifests.Nodes;

/// <summary>
/// YAML text to trees, one for each document. Driven by events, so that bounds hold before anything is built. The core schema of
/// YAML 1.2 gives plain scalars their types; anchors, aliases, merge keys and foreign tags are refused.
/// </summary>
internal sealed class YamlTreeReader
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly Parser _parser;
    private readonly NodeBudget _budget;
    private readonly ManifestLimits _limits;

    private YamlTreeReader(string text, ManifestLimits limits)
    {
        _parser = new Parser(new StringReader(text.StartsWith(ByteOrderMark) ? text[1..] : text));
        _budget = new NodeBudget(limits);
        _limits = limits;
    }

    /// <summary>The trees of all documents that are not empty.</summary>
    /// <exception cref="UnreadableTextException">It is not YAML, or passes a bound.</exception>
    public static IReadOnlyList<Node> Read(string text, ManifestLimits limits)
    {
        if (Encoding.UTF8.GetByteCount(text) > limits.MaxBytes)
        {
            throw new UnreadableTextException($"is longer than {limits.MaxBytes} bytes", new Mark(1, 1));
        }

        try
        {
            return new YamlTreeReader(text, limits).ReadDocuments();
        }
        catch (YamlException e)
        {
            throw new UnreadableTextException("is not valid YAML: " + e.Message, MarkOf(e.Start));
        }
    }

    private List<Node> ReadDocuments()
    {
        var documents = new List<Node>();
        while (Next())
        {
            if (_parser.Current is not DocumentStart start)
            {
                continue;
            }

            Next();
            var root = ReadNode(depth: 0);
            if (root is ScalarNode { IsNull: true })
            {
                continue;
            }

            documents.Add(root);
            if (documents.Count > _limits.MaxDocuments)
            {
                throw new UnreadableTextException($"holds more than {_limits.MaxDocuments} documents", MarkOf(start.Start));
            }
        }

        return documents;
    }

    private bool Next()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            // For some malformed tags and plain scalars the parser has no error of its own.
            var reached = _parser.Current is { } last ? MarkOf(last.End) : new Mark(1, 1);
            throw new UnreadableTextException("is not valid YAML: the text cannot be read from here on", reached);
        }
    }

    private Node ReadNode(int depth)
    {
        var mark = MarkOf(_parser.Current!.Start);
        switch (_parser.Current)
        {
            case AnchorAlias alias:
                _budget.Take(depth, mark);
                return new RefusedNode($"YAML aliases (*{alias.Value}) are not accepted", mark);
            case Scalar scalar:
                _budget.Take(depth, mark);
                return Refusal(scalar, mark) ?? YamlScalars.Type(scalar, mark);
            case SequenceStart sequence:
                _budget.Take(depth + 1, mark);
                return ReadSequence(sequence, depth + 1, mark);
            case MappingStart mapping:
                _budget.Take(depth + 1, mark);
                return ReadMapping(mapping, depth + 1, mark);
            default:
                throw new UnreadableTextException("is not valid YAML: a value is missing", mark);
        }
    }

    private Node ReadSequence(SequenceStart start, int depth, Mark mark)
    {
        var items = new List<Node>();
        while (Next() && _parser.Current is not SequenceEnd)
        {
            items.Add(ReadNode(depth));
        }

        return (Node?)Refusal(start, mark) ?? new SequenceNode(items, mark);
    }

    private Node ReadMapping(MappingStart start, int depth, Mark mark)
    {
        var entries = new List<MappingEntry>();
        while (Next() && _parser.Current is not MappingEnd)
        {
            var plain = _parser.Current is Scalar { Style: ScalarStyle.Plain };
            var key = ReadNode(depth);
            Next();
            entries.Add(Entry(key, plain, ReadNode(depth)));
        }

        return (Node?)Refusal(start, mark) ?? new MappingNode(entries, mark);
    }

    private static MappingEntry Entry(Node key, bool plain, Node value) => key switch
    {
        ScalarNode { Text: "<<" } when plain => new("<<", value, key.Mark, "YAML merge keys (<<) are not accepted"),
        ScalarNode { IsNull: false } scalar => new(scalar.Text, value, key.Mark),
        RefusedNode refused => new("?", value, key.Mark, refused.Reason),
        _ => new("?", value, key.Mark, $"a key must be a text, not {key.Describe()}"),
    };

    private static RefusedNode? Refusal(NodeEvent node, Mark mark)
    {
        if (node is Scalar { Value: var text } && text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') >= 0 && !IsWellFormed(text))
        {
            return new RefusedNode("the text holds half of a surrogate pair", mark);
        }

        if (!node.Anchor.IsEmpty)
        {
            return new RefusedNode($"YAML anchors (&{node.Anchor.Value}) are not accepted", mark);
        }

        return YamlScalars.IsStandardTag(node) ? null : new RefusedNode($"the YAML tag {node.Tag.Value} is not accepted", mark);
    }

    private static bool IsWellFormed(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }

    private static Mark MarkOf(YamlDotNet.Core.Mark mark) => new((int)mark.Line, (int)mark.Column);
}
