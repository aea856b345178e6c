namespace OrleansMesh.Routing.Resources;

/// <summary>Makes <see cref="ValueList{T}"/>s; the target of collection expressions.</summary>
public static class ValueList
{
    /// <summary>A list of a copy of <paramref name="items"/>.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.IsEmpty ? ValueList<T>.Empty : new(items.ToArray());

    /// <summary>A list of the items of <paramref name="items"/>, enumerated once.</summary>
    public static ValueList<T> From<T>(IEnumerable<T> items) => Create<T>(items.ToArray());
}
