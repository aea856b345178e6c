using System.Buffers;
using OrleansMesh.EdgeNode.Mirroring;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>
/// Stands before a request's body, so that another attempt can send again what an earlier one has read: as far as that is within a bound, and
/// the process has room for it. Read by one attempt at a time.
/// </summary>
/// <param name="source">The request's own body.</param>
/// <param name="length">How long the body is by its content length; null where it is chunked.</param>
/// <param name="limit">Bytes kept at most; 0 where attempts that read any are not repeated.</param>
/// <param name="budget">What the process may keep for all requests.</param>
/// <param name="ended">Called once when the client has sent all of the body.</param>
internal sealed class ReplayBody(Stream source, long? length, int limit, ByteBudget budget, Action? ended) : ReadOnceStream
{
    private const int FirstSize = 4 * 1024;

    private byte[] _kept = [];
    private long _taken;
    private int _length;
    private int _position;
    private long _read;
    private bool _isLost;
    private bool _hasEnded;

    /// <summary>Whether the next attempt can be given the body from its beginning.</summary>
    public bool CanReplay => !_isLost;

    /// <summary>The next read begins at the beginning. Only while <see cref="CanReplay"/>.</summary>
    public void Rewind() => _position = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position < _length)
        {
            var again = Math.Min(buffer.Length, _length - _position);
            _kept.AsMemory(_position, again).CopyTo(buffer);
            _position += again;
            return again;
        }

        var count = await source.ReadAsync(buffer, cancellationToken);
        _read += count;
        Keep(buffer.Span[..count]);
        if ((count == 0 && buffer.Length > 0) || _read == length)
        {
            End();
        }

        return count;
    }

    /// <summary>Nothing will be sent again: gives back what is kept.</summary>
    public void Release()
    {
        _isLost = true;
        if (_kept.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_kept);
            _kept = [];
        }

        budget.Give(_taken);
        (_taken, _length, _position) = (0, 0, 0);
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_isLost || bytes.IsEmpty)
        {
            return;
        }

        if (bytes.Length > limit - _length || !budget.TryTake(bytes.Length, held: 0))
        {
            Release();
            return;
        }

        _taken += bytes.Length;
        if (_length + bytes.Length > _kept.Length)
        {
            Grow(_length + bytes.Length);
        }

        bytes.CopyTo(_kept.AsSpan(_length));
        _length += bytes.Length;
        _position = _length;
    }

    private void Grow(int wanted)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, Math.Max(FirstSize, _kept.Length * 2)));
        _kept.AsSpan(0, _length).CopyTo(larger);
        if (_kept.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_kept);
        }

        _kept = larger;
    }

    private void End()
    {
        if (!_hasEnded)
        {
            _hasEnded = true;
            ended?.Invoke();
        }
    }
}
