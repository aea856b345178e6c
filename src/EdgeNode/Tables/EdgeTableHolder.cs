namespace OrleansMesh.EdgeNode.Tables;

/// <summary>Holds the table that new requests go by: one reference, swapped as a whole.</summary>
internal sealed class EdgeTableHolder
{
    private readonly Lock _publishing = new();
    private EdgeTable _current = EdgeTable.None;

    /// <summary>The table that new requests go by. To look at; a request takes it by <see cref="Enter"/>.</summary>
    public EdgeTable Current => Volatile.Read(ref _current);

    /// <summary>Takes hold of the current table for one request: what the table names is not disposed before the lease is.</summary>
    public TableLease Enter()
    {
        while (true)
        {
            var table = Volatile.Read(ref _current);
            var cell = table.Gate.Enter();
            if (ReferenceEquals(table, Volatile.Read(ref _current)))
            {
                return new TableLease(table, cell);
            }

            // It was replaced in between, and may have been found empty before this came in.
            table.Gate.Exit(cell);
        }
    }

    /// <summary>Publishes <paramref name="table"/> if it is newer than what is served; otherwise retires it at once.</summary>
    /// <returns>Whether it is served now.</returns>
    public bool TryPublish(EdgeTable table) => Publish(table, current => table.Revision > current.Revision);

    /// <summary>Publishes <paramref name="table"/> whatever its revision: the edge has joined another mesh, whose revisions do not compare.</summary>
    public void Replace(EdgeTable table) => Publish(table, static _ => true);

    private bool Publish(EdgeTable table, Func<EdgeTable, bool> accepts)
    {
        EdgeTable gone;
        bool accepted;
        lock (_publishing)
        {
            if (ReferenceEquals(table, _current))
            {
                return false;
            }

            accepted = ReferenceEquals(_current, EdgeTable.None) || accepts(_current);
            gone = accepted ? Interlocked.Exchange(ref _current, table) : table;
        }

        if (!ReferenceEquals(gone, EdgeTable.None))
        {
            gone.Gate.Retire();
        }

        return accepted;
    }
}
