namespace OrleansMesh.EdgeNode.Tables;

/// <summary>One request's hold on one table, from beginning to end.</summary>
internal readonly struct TableLease(EdgeTable table, int cell) : IDisposable
{
    public EdgeTable Table { get; } = table;

    public void Dispose() => Table.Gate.Exit(cell);
}
