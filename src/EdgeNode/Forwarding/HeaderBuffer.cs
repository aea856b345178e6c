using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Header fields in order, in memory of the pool. Names are compared whatever their case.</summary>
internal struct HeaderBuffer(int capacity)
{
    private KeyValuePair<string, StringValues>[] _fields = ArrayPool<KeyValuePair<string, StringValues>>.Shared.Rent(capacity);
    private int _count;

    public readonly ReadOnlySpan<KeyValuePair<string, StringValues>> Fields => _fields.AsSpan(0, _count);

    /// <summary>One more field, whether or not there is one of its name.</summary>
    public void Add(string name, StringValues values)
    {
        if (_count == _fields.Length)
        {
            Grow();
        }

        _fields[_count++] = new(name, values);
    }

    /// <summary>The field's value, in the place of those it has.</summary>
    public void Set(string name, StringValues values)
    {
        if (Find(name) is var at and >= 0)
        {
            _fields[at] = new(_fields[at].Key, values);
        }
        else
        {
            Add(name, values);
        }
    }

    /// <summary>One more value of the field.</summary>
    public void Append(string name, string value)
    {
        if (Find(name) is var at and >= 0)
        {
            _fields[at] = new(_fields[at].Key, StringValues.Concat(_fields[at].Value, value));
        }
        else
        {
            Add(name, value);
        }
    }

    public void Remove(string name)
    {
        if (Find(name) is var at and >= 0)
        {
            _count--;
            _fields.AsSpan((at + 1)..(_count + 1)).CopyTo(_fields.AsSpan(at));
        }
    }

    /// <summary>Where the field stands, or -1. Each name stands once: fields of one name are one entry.</summary>
    public readonly int Find(string name)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_fields[i].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    public void Return()
    {
        ArrayPool<KeyValuePair<string, StringValues>>.Shared.Return(_fields, clearArray: true);
        _fields = [];
        _count = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<KeyValuePair<string, StringValues>>.Shared.Rent(_fields.Length * 2);
        Fields.CopyTo(larger);
        ArrayPool<KeyValuePair<string, StringValues>>.Shared.Return(_fields, clearArray: true);
        _fields = larger;
    }
}
