using System.Globalization;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Reads a pattern for its <see cref="PatternCost"/>, before anything compiles it. What is no pattern it reads somehow: the compiler says why.</summary>
internal ref struct PatternCostReader(string pattern)
{
    private readonly string _pattern = pattern;
    private int _at;
    private bool _hasForeignOptions;

    /// <summary>Why the pattern is refused, as the end of a sentence; null where it is not.</summary>
    public static string? Refuse(string pattern)
    {
        var reader = new PatternCostReader(pattern);
        var cost = reader.ReadAll();
        return cost switch
        {
            _ when reader._hasForeignOptions => "must not use the options x and n: only i, m and s are known",
            { Count: > PatternCost.MaxCount } => $"must not repeat anything more than {PatternCost.MaxCount} times, repetitions inside each other multiplied",
            { Alone: > PatternCost.MaxEstimate } => $"repeats parts of varying length too often inside each other: {cost.Alone:0} ways are estimated, of at most {PatternCost.MaxEstimate}",
            _ => null,
        };
    }

    private PatternCost ReadAll()
    {
        var cost = ReadAlternatives();
        while (_at < _pattern.Length)
        {
            // A parenthesis too many.
            _at++;
            cost = cost.Then(ReadAlternatives());
        }

        return cost;
    }

    private PatternCost ReadAlternatives()
    {
        var cost = ReadSequence();
        while (_at < _pattern.Length && _pattern[_at] == '|')
        {
            _at++;
            cost = cost.Or(ReadSequence());
        }

        return cost;
    }

    private PatternCost ReadSequence()
    {
        var cost = PatternCost.Nothing;
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            cost = cost.Then(ReadQuantified());
        }

        return cost;
    }

    private PatternCost ReadQuantified()
    {
        var cost = ReadAtom();
        while (_at < _pattern.Length && ReadQuantifier() is { } bounds)
        {
            cost = cost.Times(bounds.Min, bounds.Max);
            if (_at < _pattern.Length && _pattern[_at] == '?')
            {
                _at++;
            }
        }

        return cost;
    }

    private PatternCost ReadAtom()
    {
        switch (_pattern[_at++])
        {
            case '(':
                SkipGroupHead();
                var cost = ReadAlternatives();
                _at = Math.Min(_at + 1, _pattern.Length);
                return cost;
            case '[':
                SkipClass();
                return PatternCost.Character;
            case '^' or '$':
                return PatternCost.Nothing;
            case '\\' when _at < _pattern.Length:
                return ReadEscape();
            default:
                return PatternCost.Character;
        }
    }

    private (double Min, double? Max)? ReadQuantifier()
    {
        switch (_pattern[_at])
        {
            case '*':
                _at++;
                return (0, null);
            case '+':
                _at++;
                return (1, null);
            case '?':
                _at++;
                return (0, 1);
            case '{' when _pattern.IndexOf('}', _at) is > 0 and var end && Bounds(_pattern.AsSpan()[(_at + 1)..end]) is { } bounds:
                _at = end + 1;
                return bounds;
            default:
                return null;
        }
    }

    private static (double Min, double? Max)? Bounds(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        if (!TryCount(comma < 0 ? text : text[..comma], out var min))
        {
            return null;
        }

        return comma < 0 ? (min, min) : comma == text.Length - 1 ? (min, null) : TryCount(text[(comma + 1)..], out var max) ? (min, max) : null;
    }

    private static bool TryCount(ReadOnlySpan<char> text, out double count) => double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    // (?:...), (?<name>...), (?'name'...), (?i:...), (?i), (?#...): up to where the inner pattern begins.
    private void SkipGroupHead()
    {
        if (_at >= _pattern.Length || _pattern[_at] != '?')
        {
            return;
        }

        // RE2 has neither. With x, blanks and comments may stand anywhere, also between a group and its count.
        var options = _pattern.AsSpan(_at + 1);
        _hasForeignOptions |= options[..^options.TrimStart("imnsx-+").Length].ContainsAny('x', 'n');
        var ends = _at + 1 < _pattern.Length ? _pattern[_at + 1] : ':';
        var end = ends switch
        {
            '<' => _pattern.IndexOf('>', _at),
            '\'' => _pattern.IndexOf('\'', _at + 2),
            _ => _pattern.AsSpan(_at).IndexOfAny(':', ')') is >= 0 and var found ? _at + found : -1,
        };

        // At a closing parenthesis the group is its head alone, and the caller takes it.
        _at = end < 0 ? _pattern.Length : _pattern[end] == ')' ? end : end + 1;
    }

    // The first ']' stands for itself; "-[" subtracts a class.
    private void SkipClass()
    {
        _at += _at < _pattern.Length && _pattern[_at] == '^' ? 1 : 0;
        var first = _at;
        while (_at < _pattern.Length)
        {
            var character = _pattern[_at++];
            if (character == ']' && _at - 1 != first)
            {
                return;
            }

            if (character == '\\')
            {
                _at++;
            }
            else if (character == '-' && _at < _pattern.Length && _pattern[_at] == '[')
            {
                _at++;
                SkipClass();
            }
        }
    }

    private PatternCost ReadEscape()
    {
        var kind = _pattern[_at++];
        switch (kind)
        {
            case 'b' or 'B' or 'A' or 'z' or 'Z' or 'G':
                return PatternCost.Nothing;
            case 'p' or 'P' when _at < _pattern.Length && _pattern[_at] == '{':
                _at = _pattern.IndexOf('}', _at) is > 0 and var end ? end + 1 : _pattern.Length;
                break;
            case 'x':
                _at += 2;
                break;
            case 'u':
                _at += 4;
                break;
            case 'c':
                _at++;
                break;
            case >= '0' and <= '9':
                while (_at < _pattern.Length && char.IsAsciiDigit(_pattern[_at]))
                {
                    _at++;
                }

                break;
            default:
                break;
        }

        _at = Math.Min(_at, _pattern.Length);
        return PatternCost.Character;
    }
}
