namespace OrleansMesh.Routing.Mirroring;

/// <summary>What one holder says when it asks for a share.</summary>
/// <param name="Holder">Who; unique for each start of an edge.</param>
/// <param name="Sequence">Rises with each claim of the holder.</param>
/// <param name="Wanted">The share it could use; may be more than 1.</param>
/// <param name="Held">The share it goes by.</param>
/// <param name="HeldFor">For how long it still does.</param>
public readonly record struct ShareClaim(string Holder, long Sequence, double Wanted, double Held, TimeSpan HeldFor);
