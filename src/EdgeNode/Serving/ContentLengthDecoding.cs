namespace OrleansMesh.EdgeNode.Serving;

/// <summary>
/// Reads <c>Content-Length</c>: digits, and any other text as one that is no number. Kestrel takes <c>+3</c> for 3; what stands before the
/// edge may not (RFC 9110 8.6: 1*DIGIT).
/// </summary>
internal sealed class ContentLengthDecoding : FieldDecoding
{
    private const string NoNumber = "?";

    // As many as long.MaxValue has, and Kestrel has room for.
    private const int MostDigits = 19;

    protected override string Decode(ReadOnlySpan<byte> bytes) =>
        bytes.Length <= MostDigits && !bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? Latin1.GetString(bytes) : NoNumber;
}
