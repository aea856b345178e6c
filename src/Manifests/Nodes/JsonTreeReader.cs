using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OrleansMesh.Manifests.Nodes;

/// <summary>JSON text (RFC 8259, no comments, no trailing commas) to a tree.</summary>
internal ref struct JsonTreeReader
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly NodeBudget _budget;
    private Utf8JsonReader _reader;
    private int _scanned;
    private int _line;
    private int _lineStart;

    private JsonTreeReader(ReadOnlySpan<byte> utf8, ManifestLimits limits)
    {
        _utf8 = utf8;
        _budget = new NodeBudget(limits);
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        _line = 1;
    }

    /// <summary>The tree of the one value in <paramref name="utf8"/>; a byte order mark before it is skipped.</summary>
    /// <exception cref="UnreadableTextException">It is not JSON, or passes a bound.</exception>
    public static Node Read(ReadOnlySpan<byte> utf8, ManifestLimits limits)
    {
        if (utf8.Length > limits.MaxBytes)
        {
            throw new UnreadableTextException($"is longer than {limits.MaxBytes} bytes", new Mark(1, 1));
        }

        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        if (!Utf8.IsValid(utf8))
        {
            throw new UnreadableTextException("is not valid UTF-8", new Mark(1, 1));
        }

        var tree = new JsonTreeReader(utf8, limits);
        try
        {
            tree._reader.Read();
            var root = tree.ReadValue(depth: 0);
            tree._reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            throw new UnreadableTextException(
                "is not valid JSON: " + WithoutPosition(e.Message),
                new Mark((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1));
        }
    }

    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }

    private Node ReadValue(int depth)
    {
        var mark = MarkOfToken();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _budget.Take(depth + 1, mark);
                return ReadObject(depth + 1, mark);
            case JsonTokenType.StartArray:
                _budget.Take(depth + 1, mark);
                return ReadArray(depth + 1, mark);
            default:
                _budget.Take(depth, mark);
                return ReadScalar(mark);
        }
    }

    private MappingNode ReadObject(int depth, Mark mark)
    {
        var entries = new List<MappingEntry>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
        {
            var keyMark = MarkOfToken();
            var key = ReadText(keyMark);
            _reader.Read();
            entries.Add(new MappingEntry(key, ReadValue(depth), keyMark));
        }

        return new MappingNode(entries, mark);
    }

    private SequenceNode ReadArray(int depth, Mark mark)
    {
        var items = new List<Node>();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(depth));
        }

        return new SequenceNode(items, mark);
    }

    private ScalarNode ReadScalar(Mark mark) => _reader.TokenType switch
    {
        JsonTokenType.String => new ScalarNode(ScalarType.String, ReadText(mark), mark),
        JsonTokenType.Number => new ScalarNode(ScalarType.Number, Encoding.UTF8.GetString(_reader.ValueSpan), mark),
        JsonTokenType.True => new ScalarNode(ScalarType.Boolean, "true", mark),
        JsonTokenType.False => new ScalarNode(ScalarType.Boolean, "false", mark),
        _ => new ScalarNode(ScalarType.Null, "null", mark),
    };

    private readonly string ReadText(Mark mark)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The bytes are valid UTF-8, so what is left is an escaped half of a surrogate pair.
            throw new UnreadableTextException("is not valid JSON: a text holds half of a surrogate pair", mark);
        }
    }

    private Mark MarkOfToken()
    {
        var start = (int)_reader.TokenStartIndex;
        while (_utf8[_scanned..start].IndexOf((byte)'\n') is >= 0 and var newline)
        {
            _scanned += newline + 1;
            _lineStart = _scanned;
            _line++;
        }

        _scanned = start;
        return new Mark(_line, start - _lineStart + 1);
    }
}
