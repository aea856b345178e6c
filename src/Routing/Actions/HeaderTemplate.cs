namespace OrleansMesh.Routing.Actions;

/// <summary>The value that an edit gives a header: text, or text with variables that each request fills in.</summary>
public sealed class HeaderTemplate
{
    private readonly HeaderSegment[] _segments;
    private readonly string? _literal;

    internal HeaderTemplate(HeaderSegment[] segments)
    {
        _segments = segments;
        _literal = Array.TrueForAll(segments, segment => segment.Variable == HeaderVariable.Literal) ? string.Concat(segments.Select(segment => segment.Text)) : null;
    }

    /// <summary>The parts.</summary>
    public ReadOnlySpan<HeaderSegment> Segments => _segments;

    /// <summary>The first command that the edge does not know; null for none.</summary>
    public string? FindUnknown() => Array.Find(_segments, segment => segment.Variable == HeaderVariable.Unknown) is { Text: { } command } ? command : null;

    /// <summary>The value for a request. As with Envoy, what has no value is nothing, and a header whose whole value is nothing is left alone.</summary>
    /// <typeparam name="TValues">A struct, so that a value without variables costs nothing.</typeparam>
    public string Fill<TValues>(in TValues values)
        where TValues : IHeaderValues, allows ref struct
    {
        if (_literal is not null)
        {
            return _literal;
        }

        var text = new System.Text.StringBuilder();
        foreach (var segment in _segments)
        {
            text.Append(Value(segment, values));
        }

        return text.ToString();
    }

    private static ReadOnlySpan<char> Value<TValues>(in HeaderSegment segment, in TValues values)
        where TValues : IHeaderValues, allows ref struct
    {
        var value = segment.Variable switch
        {
            HeaderVariable.Literal => segment.Text,
            HeaderVariable.Unknown => null,
            _ => values.Find(segment.Variable, segment.Text) ?? (segment.Otherwise is { } other ? values.Find(segment.Variable, other) : null),
        };
        return segment.MaxLength > 0 && value?.Length > segment.MaxLength ? value.AsSpan(0, segment.MaxLength) : value;
    }
}
