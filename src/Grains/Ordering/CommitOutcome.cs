namespace OrleansMesh.Grains.Ordering;

/// <summary>How the ordering authority answered.</summary>
[GenerateSerializer, Alias("orleansmesh.CommitOutcome")]
internal enum CommitOutcome
{
    /// <summary>The change has its revision and is durable.</summary>
    Committed,

    /// <summary>The resource is at the revision that was asked about, and no earlier write is under way that could have moved it.</summary>
    Confirmed,

    /// <summary>The resource is not at the expected revision. Nothing was written.</summary>
    Conflict,

    /// <summary>Too many changes wait. Nothing was written.</summary>
    Overloaded,

    /// <summary>This authority is not, or not any more, the one that orders changes. Nothing was written; ask again.</summary>
    Fenced,

    /// <summary>The store failed or took too long. The change is there wholly or not at all.</summary>
    Unknown,
}
