namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>One shadow's hold on a <see cref="ShadowSlot"/>. What it tells is of no effect once the shadow is over, whoever has the slot then. By default it is nobody's.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Number">Which of its turns this is.</param>
/// <param name="Cancellation">Cancelled when the shadow is to end.</param>
internal readonly record struct ShadowTurn(ShadowSlot? Slot, int Number, CancellationToken Cancellation)
{
    /// <summary>The shadow waits for more of the client's body.</summary>
    public void Wait() => Slot?.Wait(Number);

    /// <summary>More of it has come, or its end.</summary>
    public void GoOn() => Slot?.GoOn(Number);

    /// <summary>All of the request is handed to the connection.</summary>
    public void Sent() => Slot?.Sent(Number);

    /// <summary>The header fields of the answer have come.</summary>
    public void Answered() => Slot?.Answered(Number);
}
