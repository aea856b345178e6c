namespace OrleansMesh.Routing.Matching;

/// <summary>The ways in which a text can be matched.</summary>
internal enum TextMatchKind
{
    Present,
    Exact,
    Prefix,
    Regex,
}
