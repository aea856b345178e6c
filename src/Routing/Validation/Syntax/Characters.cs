using System.Buffers;

namespace OrleansMesh.Routing.Validation.Syntax;

/// <summary>The alphabets of names.</summary>
internal static class Characters
{
    private const string LowerLetters = "abcdefghijklmnopqrstuvwxyz";
    private const string UpperLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";

    public static readonly SearchValues<char> LowerAlphanumeric = SearchValues.Create(LowerLetters + Digits);

    public static readonly SearchValues<char> LowerAlphanumericOrDash = SearchValues.Create(LowerLetters + Digits + "-");

    public static readonly SearchValues<char> Alphanumeric = SearchValues.Create(LowerLetters + UpperLetters + Digits);

    public static readonly SearchValues<char> AlphanumericOrDash = SearchValues.Create(LowerLetters + UpperLetters + Digits + "-");

    public static readonly SearchValues<char> LabelValue = SearchValues.Create(LowerLetters + UpperLetters + Digits + "-_.");

    /// <summary>RFC 9110's <c>tchar</c>.</summary>
    public static readonly SearchValues<char> HttpToken = SearchValues.Create(LowerLetters + UpperLetters + Digits + "!#$%&'*+-.^_`|~");

    /// <summary>Whether the text has the inner alphabet throughout and the outer one at its beginning and end.</summary>
    public static bool Is(ReadOnlySpan<char> text, SearchValues<char> inner, SearchValues<char> outer) =>
        !text.IsEmpty && outer.Contains(text[0]) && outer.Contains(text[^1]) && !text.ContainsAnyExcept(inner);
}
