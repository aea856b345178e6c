namespace OrleansMesh.Abstractions.Feed;

/// <summary>Numbers that edges and relays must agree on.</summary>
public static class FeedRelays
{
    /// <summary>How many relays there are.</summary>
    public const int Count = 4;

    /// <summary>A subscription that is not renewed for this long has lapsed.</summary>
    public static readonly TimeSpan SubscriptionLifetime = TimeSpan.FromSeconds(30);

    /// <summary>The relay that serves an edge: the same on every machine (FNV-1a of the name), unlike <see cref="string.GetHashCode()"/>.</summary>
    public static int For(string edgeName)
    {
        var hash = 2166136261u;
        foreach (var character in edgeName)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return (int)(hash % Count);
    }
}
