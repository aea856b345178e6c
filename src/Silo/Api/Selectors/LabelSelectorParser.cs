using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Silo.Api.Answers;

namespace OrleansMesh.Silo.Api.Selectors;

/// <summary>Reads Kubernetes' label selectors: <c>a=b</c>, <c>a==b</c>, <c>a!=b</c>, <c>a</c>, <c>!a</c>, <c>a in (b,c)</c>, <c>a notin (b,c)</c>, joined by commas.</summary>
internal sealed class LabelSelectorParser
{
    private readonly string _text;
    private int _at;

    private LabelSelectorParser(string text) => _text = text;

    /// <summary>The parts; all must hold. None for an empty text.</summary>
    /// <exception cref="RefusedRequestException">The text is not a label selector.</exception>
    public static IReadOnlyList<LabelRequirement> Parse(string text)
    {
        var parser = new LabelSelectorParser(text);
        var requirements = new List<LabelRequirement>();
        if (parser.AtEnd())
        {
            return requirements;
        }

        do
        {
            requirements.Add(parser.Requirement());
        }
        while (parser.TryTake(","));

        return parser.AtEnd() ? requirements : throw parser.Wrong("',' or the end");
    }

    private LabelRequirement Requirement()
    {
        if (TryTake("!"))
        {
            return new LabelRequirement(Key(), LabelOperator.Absent, []);
        }

        var key = Key();
        if (TryTake("==") || TryTake("="))
        {
            return new LabelRequirement(key, LabelOperator.In, [Value()]);
        }

        if (TryTake("!="))
        {
            return new LabelRequirement(key, LabelOperator.NotIn, [Value()]);
        }

        // After white space a word can only be one of the two operators.
        return Word() switch
        {
            "in" => new LabelRequirement(key, LabelOperator.In, Values()),
            "notin" => new LabelRequirement(key, LabelOperator.NotIn, Values()),
            "" => new LabelRequirement(key, LabelOperator.Exists, []),
            var other => throw Wrong($"'=', '!=', 'in' or 'notin' instead of '{other}'"),
        };
    }

    private List<string> Values()
    {
        if (!TryTake("("))
        {
            throw Wrong("'('");
        }

        var values = new List<string>();
        do
        {
            values.Add(Value());
        }
        while (TryTake(","));

        return TryTake(")") ? values : throw Wrong("',' or ')'");
    }

    private string Key()
    {
        var key = Word();
        return KubernetesNames.IsQualifiedName(key) ? key : throw Wrong("the key of a label");
    }

    private string Value()
    {
        var value = Word();
        return KubernetesNames.IsLabelValue(value) ? value : throw Wrong("the value of a label");
    }

    private string Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is '-' or '_' or '.' or '/'))
        {
            _at++;
        }

        return _text[start.._at];
    }

    private bool TryTake(string token)
    {
        SkipSpace();
        if (!_text.AsSpan(_at).StartsWith(token, StringComparison.Ordinal))
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    private bool AtEnd()
    {
        SkipSpace();
        return _at == _text.Length;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (' ' or '\t'))
        {
            _at++;
        }
    }

    private RefusedRequestException Wrong(string expected) =>
        new(Refusals.BadRequest($"unable to parse requirement: invalid label selector: expected {expected} at position {_at + 1}"));
}
