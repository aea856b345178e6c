using System.Text;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>
/// How one request header field is read. Kestrel parses some fields before anyone else can look at them, and less strictly than a proxy
/// must; what it lets one choose is how their bytes become text. Elsewhere the edge reads Latin-1.
/// </summary>
internal abstract class FieldDecoding : Encoding
{
    /// <summary>The text that Kestrel shall see.</summary>
    protected abstract string Decode(ReadOnlySpan<byte> bytes);

    public sealed override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        var text = Decode(bytes);
        text.CopyTo(chars);
        return text.Length;
    }

    public sealed override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) =>
        GetChars(bytes.AsSpan(byteIndex, byteCount), chars.AsSpan(charIndex));

    public sealed override int GetCharCount(byte[] bytes, int index, int count) => Decode(bytes.AsSpan(index, count)).Length;

    public sealed override int GetMaxCharCount(int byteCount) => throw new NotSupportedException("Only what is there is read.");

    public sealed override int GetByteCount(char[] chars, int index, int count) => throw new NotSupportedException("Request fields are only read.");

    public sealed override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) =>
        throw new NotSupportedException("Request fields are only read.");

    public sealed override int GetMaxByteCount(int charCount) => throw new NotSupportedException("Request fields are only read.");
}
