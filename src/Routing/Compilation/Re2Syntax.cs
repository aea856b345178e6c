using System.Globalization;
using System.Text;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Writes RE2's syntax as .NET's, where the two say the same differently, or the same text means something else.</summary>
/// <remarks><c>https://github.com/google/re2/wiki/Syntax</c>. What neither knows is left to .NET to refuse.</remarks>
internal ref struct Re2Syntax(string pattern)
{
    private static readonly Dictionary<string, string> PosixClasses = new(StringComparer.Ordinal)
    {
        ["alnum"] = "0-9A-Za-z",
        ["alpha"] = "A-Za-z",
        ["ascii"] = @"\x00-\x7F",
        ["blank"] = @"\t ",
        ["cntrl"] = @"\x00-\x1F\x7F",
        ["digit"] = "0-9",
        ["graph"] = "!-~",
        ["lower"] = "a-z",
        ["print"] = " -~",
        ["punct"] = @"!-/:-@\[-`{-~",
        ["space"] = @"\t\n\v\f\r ",
        ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_",
        ["xdigit"] = "0-9A-Fa-f",
    };

    private readonly string _pattern = pattern;
    private readonly StringBuilder _text = new(pattern.Length + 16);
    private int _at;

    /// <summary>The pattern for .NET.</summary>
    /// <param name="pattern">The pattern as written.</param>
    /// <param name="error">Why RE2 takes no such pattern, as the end of a sentence; null where it may.</param>
    public static string Translate(string pattern, out string? error)
    {
        error = pattern.Contains("(?#", StringComparison.Ordinal) ? "must not hold a comment, (?#: RE2 knows none"
            : pattern.Contains("(?U", StringComparison.Ordinal) ? "must not swap greedy and lazy, (?U: .NET cannot"
            : null;
        return new Re2Syntax(pattern).Translated();
    }

    private string Translated()
    {
        while (_at < _pattern.Length)
        {
            if (Skip("(?P<"))
            {
                _text.Append("(?<");
            }
            else if (_pattern[_at] == '\\')
            {
                Escape(inClass: false);
            }
            else if (_pattern[_at] == '[')
            {
                Class();
            }
            else
            {
                _text.Append(_pattern[_at++]);
            }
        }

        return _text.ToString();
    }

    private void Class()
    {
        _text.Append(_pattern[_at++]);
        if (_at < _pattern.Length && _pattern[_at] == '^')
        {
            _text.Append(_pattern[_at++]);
        }

        // A bracket that comes first is a member, not the end.
        var first = true;
        while (_at < _pattern.Length && (first || _pattern[_at] != ']'))
        {
            first = false;
            if (Posix())
            {
                continue;
            }

            switch (_pattern[_at])
            {
                case '\\':
                    Escape(inClass: true);
                    break;
                case '[':
                    // Behind a dash .NET takes it for the class to subtract.
                    _text.Append(@"\[");
                    _at++;
                    break;
                default:
                    _text.Append(_pattern[_at++]);
                    break;
            }
        }

        if (_at < _pattern.Length)
        {
            _text.Append(_pattern[_at++]);
        }
    }

    private bool Posix()
    {
        if (!_pattern.AsSpan(_at).StartsWith("[:") || _pattern.IndexOf(":]", _at, StringComparison.Ordinal) is not (>= 0 and var end))
        {
            return false;
        }

        if (!PosixClasses.TryGetValue(_pattern[(_at + 2)..end], out var members))
        {
            return false;
        }

        _text.Append(members);
        _at = end + 2;
        return true;
    }

    // RE2's classes are of ASCII, .NET's of Unicode.
    private void Escape(bool inClass)
    {
        if (_at + 1 >= _pattern.Length)
        {
            _text.Append(_pattern[_at++]);
            return;
        }

        var escaped = _pattern[_at + 1];
        switch (escaped)
        {
            case 'd' or 'w' or 's':
                Members(escaped switch { 'd' => "0-9", 'w' => "0-9A-Za-z_", _ => @"\t\n\f\r " }, inClass ? null : false);
                break;
            case 'D' or 'W' or 'S' when !inClass:
                Members(escaped switch { 'D' => "0-9", 'W' => "0-9A-Za-z_", _ => @"\t\n\f\r " }, true);
                break;
            case 'Q' when !inClass:
                Quote();
                break;
            case 'p' or 'P' when _at + 2 < _pattern.Length && char.IsAsciiLetter(_pattern[_at + 2]):
                _text.Append('\\').Append(escaped).Append('{').Append(_pattern[_at + 2]).Append('}');
                _at += 3;
                break;
            case 'x' when _at + 2 < _pattern.Length && _pattern[_at + 2] == '{':
                CodePoint();
                break;
            default:
                _text.Append('\\').Append(escaped);
                _at += 2;
                break;
        }
    }

    private void Members(string members, bool? inverted)
    {
        _text.Append(inverted switch { null => members, true => $"[^{members}]", false => $"[{members}]" });
        _at += 2;
    }

    private void Quote()
    {
        var start = _at + 2;
        var end = _pattern.IndexOf(@"\E", start, StringComparison.Ordinal);
        _text.Append(System.Text.RegularExpressions.Regex.Escape(end < 0 ? _pattern[start..] : _pattern[start..end]));
        _at = end < 0 ? _pattern.Length : end + 2;
    }

    private void CodePoint()
    {
        var end = _pattern.IndexOf('}', _at);
        if (end > 0 && int.TryParse(_pattern.AsSpan(_at + 3, end - _at - 3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code <= char.MaxValue)
        {
            _text.Append(CultureInfo.InvariantCulture, $"\\u{code:X4}");
            _at = end + 1;
            return;
        }

        // Beyond what one UTF-16 unit holds: .NET refuses it.
        _text.Append(@"\x{");
        _at += 3;
    }

    private bool Skip(string text)
    {
        if (!_pattern.AsSpan(_at).StartsWith(text))
        {
            return false;
        }

        _at += text.Length;
        return true;
    }
}
