namespace OrleansMesh.Grains.Edges;

/// <summary>Writes grains' state so that memory never says what the store does not hold.</summary>
internal static class DurableState
{
    /// <summary>Makes <paramref name="next"/> durable. Where that fails the outcome is unknown: the activation goes, its successor reads the store.</summary>
    public static async Task WriteAsync<T>(IGrainBase grain, IPersistentState<T> state, T next)
    {
        var durable = false;
        var before = state.State;
        state.State = next;
        try
        {
            await state.WriteStateAsync();
            durable = true;
        }
        finally
        {
            if (!durable)
            {
                state.State = before;
                grain.DeactivateOnIdle();
            }
        }
    }
}
