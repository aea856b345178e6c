using System.Globalization;

namespace OrleansMesh.Grains.Ordering;

/// <summary>
/// The JSON of an object that does not know its revision yet: only the ordering authority can say what <c>metadata.resourceVersion</c> will be,
/// and it has better things to do than to read JSON.
/// </summary>
/// <param name="Before">The text before the revision.</param>
/// <param name="After">The text after it.</param>
[GenerateSerializer, Immutable, Alias("orleansmesh.DocumentTemplate")]
internal sealed record DocumentTemplate([property: Id(0)] string Before, [property: Id(1)] string After)
{
    /// <summary>The length of the text without the revision, in characters.</summary>
    public int Length => Before.Length + After.Length;

    /// <summary>Nothing of the object: it may be a Secret, and Orleans logs the arguments of calls that fail.</summary>
    public override string ToString() => $"an object of {Length} characters";

    /// <summary>Cuts <paramref name="json"/> at the one place where <paramref name="mark"/> stands.</summary>
    public static DocumentTemplate Cut(string json, string mark)
    {
        var at = json.IndexOf(mark, StringComparison.Ordinal);
        return at < 0
            ? throw new ArgumentException("The document does not hold the mark.", nameof(mark))
            : new(json[..at], json[(at + mark.Length)..]);
    }

    /// <summary>The document with its revision.</summary>
    public string Fill(long revision) => string.Concat(Before, revision.ToString(CultureInfo.InvariantCulture), After);
}
