namespace OrleansMesh.Routing.Actions;

/// <summary>What an edit does with a header.</summary>
public enum HeaderEditKind
{
    /// <summary>Takes it away.</summary>
    Remove,

    /// <summary>Gives it one value, in the place of those it has.</summary>
    Set,

    /// <summary>Gives it one more value.</summary>
    Add,
}
