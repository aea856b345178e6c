namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>Finds the heads of HTTP/2 frames in bytes that come by in pieces.</summary>
/// <param name="skip">Bytes before the first frame.</param>
/// <param name="tell">Is told each head as soon as it is whole, and where it ends in the piece at hand.</param>
internal sealed class FrameHeads(int skip, Action<ReadOnlySpan<byte>, int> tell)
{
    private readonly byte[] _head = new byte[Http2Limits.HeadLength];
    private int _skip = skip;
    private int _length;

    /// <summary>Reads on.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length;)
        {
            if (_skip > 0)
            {
                var skipped = Math.Min(_skip, bytes.Length - at);
                _skip -= skipped;
                at += skipped;
                continue;
            }

            var taken = Math.Min(_head.Length - _length, bytes.Length - at);
            bytes.Slice(at, taken).CopyTo(_head.AsSpan(_length));
            _length += taken;
            at += taken;
            if (_length == _head.Length)
            {
                tell(_head, at);
                _skip = Http2Limits.PayloadLength(_head);
                _length = 0;
            }
        }
    }
}
