namespace OrleansMesh.Routing.Matching;

/// <summary>One slot of a table.</summary>
/// <typeparam name="T">What slots hold.</typeparam>
/// <param name="Item">What has the slot; of no meaning where it is free.</param>
/// <param name="IsUsed">Whether anything has it.</param>
public readonly record struct TableSlot<T>(T Item, bool IsUsed);
