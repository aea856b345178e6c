namespace OrleansMesh.EdgeNode.Publishing;

/// <summary>What is served now, and a way to await what will be.</summary>
internal sealed class ServedMeshes
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = New();
    private ServedMesh? _current;

    /// <summary>What is served; null while the edge has no table.</summary>
    public ServedMesh? Current => Volatile.Read(ref _current);

    /// <summary>Requests go by <paramref name="mesh"/> now.</summary>
    public void Set(ServedMesh mesh)
    {
        lock (_lock)
        {
            Volatile.Write(ref _current, mesh);
            _changed.SetResult();
            _changed = New();
        }
    }

    /// <summary>Waits until what is served satisfies <paramref name="condition"/>.</summary>
    public async Task<ServedMesh> WaitAsync(Func<ServedMesh, bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lock)
            {
                changed = _changed.Task;
            }

            if (Current is { } current && condition(current))
            {
                return current;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
