namespace OrleansMesh.Routing.Balancing;

/// <summary>One of the places among which a table chooses.</summary>
/// <param name="Key">What it is called in every process, such as <c>10.0.0.1:80</c>: what hash tables place it by.</param>
/// <param name="Weight">Its share against its siblings; at least 1.</param>
public readonly record struct BalancedHost(string Key, int Weight);
