using System.Text.Json;

namespace OrleansMesh.Silo.Api.Bodies;

/// <summary>What the management API itself must know of an object: what it is, where it belongs and its labels. Everything else passes through as text.</summary>
internal sealed record ObjectOutline
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 64 };

    public string? ApiVersion { get; private set; }

    public string? Kind { get; private set; }

    public string? Name { get; private set; }

    public string? GenerateName { get; private set; }

    public string? Namespace { get; private set; }

    public string? ResourceVersion { get; private set; }

    public string? Uid { get; private set; }

    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>Where the value of <c>apiVersion</c> stands in the text, with its quotes; empty where there is none.</summary>
    public Range ApiVersionValue { get; private set; }

    /// <summary>Reads a JSON object. A field of the wrong type counts as absent: whoever reads the whole object tells that better.</summary>
    /// <exception cref="JsonException">The text is not one JSON object.</exception>
    public static ObjectOutline Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return ReadObject(utf8);
        }
        catch (InvalidOperationException e)
        {
            // Half of a surrogate pair, escaped: the reader finds it only when the text is asked for.
            throw new JsonException("a text is not Unicode", null, 0, 0, e);
        }
    }

    private static ObjectOutline ReadObject(ReadOnlySpan<byte> utf8)
    {
        var outline = new ObjectOutline();
        var reader = new Utf8JsonReader(utf8, Strict);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("the text is not a JSON object", null, 0, 0);
        }

        while (NextProperty(ref reader) is { } name)
        {
            outline.Take(ref reader, name);
        }

        // Anything after the object is an error of the reader's.
        reader.Read();
        return outline;
    }

    private void Take(ref Utf8JsonReader reader, string name)
    {
        switch (name)
        {
            case "apiVersion":
                ApiVersion = Text(ref reader);
                ApiVersionValue = (int)reader.TokenStartIndex..(int)reader.BytesConsumed;
                break;
            case "kind":
                Kind = Text(ref reader);
                break;
            case "metadata" when reader.TokenType == JsonTokenType.StartObject:
                while (NextProperty(ref reader) is { } field)
                {
                    TakeMetadata(ref reader, field);
                }

                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void TakeMetadata(ref Utf8JsonReader reader, string name)
    {
        switch (name)
        {
            case "name":
                Name = Text(ref reader);
                break;
            case "generateName":
                GenerateName = Text(ref reader);
                break;
            case "namespace":
                Namespace = Text(ref reader);
                break;
            case "resourceVersion":
                ResourceVersion = Text(ref reader);
                break;
            case "uid":
                Uid = Text(ref reader);
                break;
            case "labels" when reader.TokenType == JsonTokenType.StartObject:
                while (NextProperty(ref reader) is { } label)
                {
                    Labels[label] = Text(ref reader) ?? string.Empty;
                }

                break;
            default:
                reader.Skip();
                break;
        }
    }

    // Leaves the reader on the property's value, or on the end of the object.
    private static string? NextProperty(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return null;
        }

        var name = reader.GetString();
        reader.Read();
        return name;
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString() is { Length: > 0 } text ? text : null;
        }

        reader.Skip();
        return null;
    }
}
