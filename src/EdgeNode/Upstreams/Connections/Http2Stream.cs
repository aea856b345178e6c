namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>An HTTP/2 connection whose frames are looked at on the way, for <see cref="Http2Limits"/>.</summary>
internal sealed class Http2Stream : ConnectionStream
{
    // The client's preface, which no frame is.
    private const int Preface = 24;

    // Room for the longest frame that must be whole.
    private readonly byte[] _read = new byte[Http2Limits.HeadLength + Http2Limits.MaxSettings];
    private readonly Http2Limits _limits;
    private readonly FrameHeads _sent;
    private byte[] _told;
    private int? _acknowledgement;
    private bool _isGreeted;
    private int _toldFrom;
    private int _start;
    private int _end;
    private int _payload;
    private bool _isOver;

    public Http2Stream(Stream inner, Http2Limits limits)
        : base(inner)
    {
        _limits = limits;
        _sent = new(Preface, Sent);
        _told = limits.Greeting() ?? [];
        _isGreeted = _told.Length > 0;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _acknowledgement = null;
        _sent.Read(buffer.Span);
        return _acknowledgement is { } end ? WriteWithoutAsync(buffer, end, cancellationToken) : base.WriteAsync(buffer, cancellationToken);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            if (Take(buffer.Span) is > 0 and var count)
            {
                return count;
            }

            if (_isOver || (buffer.IsEmpty && HasSome))
            {
                return 0;
            }

            if (_end == _read.Length)
            {
                _read.AsSpan(_start.._end).CopyTo(_read);
                (_start, _end) = (0, _end - _start);
            }

            var read = await Inner.ReadAsync(buffer.IsEmpty ? default : _read.AsMemory(_end), cancellationToken);
            if (buffer.IsEmpty)
            {
                return 0;
            }

            _isOver = read == 0;
            _end += read;
        }
    }

    // The first acknowledgement is of what the server never said. The client writes frames whole: their heads are never cut.
    private void Sent(ReadOnlySpan<byte> head, int end)
    {
        _limits.Sent(head);
        if (_isGreeted && Http2Limits.IsSettingsAck(head))
        {
            _isGreeted = false;
            _acknowledgement = end;
        }
    }

    private async ValueTask WriteWithoutAsync(ReadOnlyMemory<byte> buffer, int end, CancellationToken cancellationToken)
    {
        await base.WriteAsync(buffer[..(end - Http2Limits.HeadLength)], cancellationToken);
        await base.WriteAsync(buffer[end..], cancellationToken);
    }

    private bool HasSome => _toldFrom < _told.Length || _start < _end;

    // What can be handed on: the edge's own word, then the rest of a frame, then the next frame if its head, and of SETTINGS all, is there.
    private int Take(Span<byte> buffer)
    {
        if (_toldFrom == _told.Length && _payload == 0)
        {
            Begin();
        }

        if (_toldFrom < _told.Length)
        {
            var told = Math.Min(buffer.Length, _told.Length - _toldFrom);
            _told.AsSpan(_toldFrom, told).CopyTo(buffer);
            _toldFrom += told;
            return told;
        }

        var count = Math.Min(buffer.Length, _isOver ? _end - _start : Math.Min(_payload, _end - _start));
        _read.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        _payload = Math.Max(0, _payload - count);
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }

        return count;
    }

    private void Begin()
    {
        var ready = _read.AsSpan(_start.._end);
        if (ready.Length < Http2Limits.HeadLength)
        {
            return;
        }

        if (_limits.Farewell() is { } farewell)
        {
            (_told, _toldFrom) = (farewell, 0);
            return;
        }

        var whole = Http2Limits.HeadLength + Http2Limits.PayloadLength(ready);
        if (!Http2Limits.IsSettings(ready))
        {
            _payload = whole;
        }
        else if (ready.Length >= whole)
        {
            (_told, _toldFrom) = (_limits.Bounded(ready[..whole]), 0);
            _start += whole;
        }
    }
}
