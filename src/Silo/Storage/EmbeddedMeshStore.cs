using Microsoft.Data.Sqlite;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;

namespace OrleansMesh.Silo.Storage;

/// <summary>Resources and change log in the embedded database.</summary>
internal sealed class EmbeddedMeshStore(EmbeddedDatabase database) : IMeshStore
{
    public Task<StoreOpening> OpenAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session =>
        {
            var (meshId, head, compacted) = Position(session);
            var revisions = new Dictionary<ResourceId, long>();
            session.Read(
                "SELECT kind, namespace, name, revision FROM resource",
                row =>
                {
                    revisions.Add(Id(row, 0), row.GetInt64(3));
                    return true;
                });
            return new StoreOpening(meshId, head, compacted, revisions);
        },
        cancellationToken);

    public Task<StoredResource?> ReadAsync(ResourceId id, CancellationToken cancellationToken) => database.ReadAsync(
        session =>
        {
            StoredResource? found = null;
            session.Read(
                "SELECT revision, json FROM resource WHERE kind = $1 AND namespace = $2 AND name = $3",
                row =>
                {
                    found = new StoredResource(id, row.GetInt64(0), row.GetString(1));
                    return false;
                },
                id.Kind,
                id.Namespace,
                id.Name);
            return found;
        },
        cancellationToken);

    public Task<StorePage> ReadPageAsync(ResourceId? after, ReadLimit limit, CancellationToken cancellationToken) => database.ReadAsync(
        session =>
        {
            var (_, head, _) = Position(session);
            var resources = new List<StoredResource>();
            var characters = 0;
            var more = false;
            session.Read(
                """
                SELECT kind, namespace, name, revision, json FROM resource
                WHERE (kind, namespace, name) > ($1, $2, $3) ORDER BY kind, namespace, name LIMIT $4
                """,
                row =>
                {
                    more = resources.Count == limit.Entries || (characters >= limit.Characters && resources.Count > 0);
                    if (!more)
                    {
                        var json = row.GetString(4);
                        resources.Add(new StoredResource(Id(row, 0), row.GetInt64(3), json));
                        characters += json.Length;
                    }

                    return !more;
                },
                after?.Kind ?? string.Empty,
                after?.Namespace ?? string.Empty,
                after?.Name ?? string.Empty,
                limit.Entries + 1L);
            return new StorePage(head, resources, more);
        },
        cancellationToken);

    public Task CommitAsync(long expectedHead, IReadOnlyList<ResourceChange> changes, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            if (changes.Count == 0)
            {
                // Only read: a transaction that changes nothing does not wait for the disk.
                var actual = Position(session).Head;
                return actual == expectedHead ? null : new StaleHeadException(expectedHead, actual);
            }

            var newHead = expectedHead + changes.Count;
            if (session.Execute("UPDATE mesh SET head = $2 WHERE head = $1", expectedHead, newHead) == 0)
            {
                return new StaleHeadException(expectedHead, Position(session).Head);
            }

            foreach (var change in changes)
            {
                Write(session, change);
            }

            return null;
        },
        isCommit: true).WaitAsync(cancellationToken);

    public Task<StoreLog> ReadLogAsync(long afterRevision, ReadLimit limit, CancellationToken cancellationToken) => database.ReadAsync(
        session =>
        {
            var (meshId, head, compacted) = Position(session);
            var changes = new List<ResourceChange>();
            if (afterRevision >= compacted && afterRevision < head)
            {
                var characters = 0;
                session.Read(
                    "SELECT kind, namespace, name, revision, json FROM change WHERE revision > $1 ORDER BY revision LIMIT $2",
                    row =>
                    {
                        var json = row.IsDBNull(4) ? null : row.GetString(4);
                        changes.Add(new ResourceChange(row.GetInt64(3), Id(row, 0), json));
                        characters += json?.Length ?? 0;
                        return characters < limit.Characters;
                    },
                    afterRevision,
                    (long)limit.Entries);
            }

            return new StoreLog(meshId, head, compacted, changes);
        },
        cancellationToken);

    public Task CompactAsync(long throughRevision, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            if (session.Execute("UPDATE mesh SET compacted = $1 WHERE compacted < $1 AND head >= $1", throughRevision) > 0)
            {
                session.Execute("DELETE FROM change WHERE revision <= $1", throughRevision);
            }

            return null;
        }).WaitAsync(cancellationToken);

    private static void Write(SqliteSession session, ResourceChange change)
    {
        var id = change.Id;
        session.Execute(
            "INSERT INTO change (revision, kind, namespace, name, json) VALUES ($1, $2, $3, $4, $5)", change.Revision, id.Kind, id.Namespace, id.Name, change.Json);
        if (change.Json is null)
        {
            session.Execute("DELETE FROM resource WHERE kind = $1 AND namespace = $2 AND name = $3", id.Kind, id.Namespace, id.Name);
            return;
        }

        session.Execute(
            """
            INSERT INTO resource (revision, kind, namespace, name, json) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (kind, namespace, name) DO UPDATE SET revision = excluded.revision, json = excluded.json
            """,
            change.Revision,
            id.Kind,
            id.Namespace,
            id.Name,
            change.Json);
    }

    private static (string MeshId, long Head, long Compacted) Position(SqliteSession session)
    {
        (string, long, long) position = default;
        session.Read(
            "SELECT mesh_id, head, compacted FROM mesh",
            row =>
            {
                position = (row.GetString(0), row.GetInt64(1), row.GetInt64(2));
                return false;
            });
        return position;
    }

    private static ResourceId Id(SqliteDataReader row, int column) => new(row.GetString(column), row.GetString(column + 1), row.GetString(column + 2));
}
