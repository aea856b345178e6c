namespace OrleansMesh.Routing.Resources;

/// <summary>A <see cref="ValueMap{T}"/> whatever its values, for those who walk whole resources.</summary>
internal interface IValueMap
{
    /// <summary>The entries, in the order they were written in.</summary>
    IEnumerable<KeyValuePair<string, object>> Entries { get; }
}
