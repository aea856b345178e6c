namespace OrleansMesh.Routing.Resources;

/// <summary>What a resource is known by.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; never empty.</param>
/// <param name="Name">The name; unique for its kind within the namespace.</param>
public readonly record struct ResourceKey(ResourceKind Kind, string Namespace, string Name) : IComparable<ResourceKey>
{
    /// <summary>Orders by kind, then namespace, then name (ordinal): the order of lists.</summary>
    public int CompareTo(ResourceKey other)
    {
        var byKind = Kind.CompareTo(other.Kind);
        if (byKind != 0)
        {
            return byKind;
        }

        var byNamespace = string.CompareOrdinal(Namespace, other.Namespace);
        return byNamespace != 0 ? byNamespace : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>Kind/namespace/name</c>.</summary>
    public override string ToString() => $"{Kind}/{Namespace}/{Name}";
}
