namespace OrleansMesh.EdgeNode.Serving;

/// <summary>
/// Reads <c>Connection</c> so that the names in it survive. Where it finds exactly one of <c>keep-alive</c>, <c>close</c> and <c>upgrade</c>,
/// Kestrel replaces the whole field by that word, and nobody learns which other fields must stay behind (RFC 9110 7.6.1). Hence a field
/// that names others gets two of them: the price is that the connection is closed after the answer.
/// </summary>
internal sealed class ConnectionDecoding : FieldDecoding
{
    private const string TwoOptions = ", keep-alive, close";

    private static readonly string[] Options = ["keep-alive", "close", "upgrade"];

    protected override string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = Latin1.GetString(bytes);
        foreach (var part in text.AsSpan().Split(','))
        {
            if (!IsOption(text.AsSpan()[part].Trim(" \t")))
            {
                return string.Concat(text, TwoOptions);
            }
        }

        return text;
    }

    private static bool IsOption(ReadOnlySpan<char> token)
    {
        foreach (var option in Options)
        {
            if (token.Equals(option, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return token.IsEmpty;
    }
}
