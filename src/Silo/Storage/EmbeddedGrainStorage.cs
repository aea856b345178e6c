using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace OrleansMesh.Silo.Storage;

/// <summary>Grains' state in the embedded database. A write is durable when it returns, and is refused where the state has changed since it was read.</summary>
internal sealed class EmbeddedGrainStorage(EmbeddedDatabase database, IGrainStorageSerializer serializer, IActivatorProvider activators) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var (etag, content) = await database.ReadAsync(session => Find(session, stateName, grain), CancellationToken.None);
        grainState.State = content is null ? activators.GetActivator<T>().Create() : serializer.Deserialize<T>(new BinaryData(content));
        grainState.ETag = etag;
        grainState.RecordExists = content is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var content = serializer.Serialize(grainState.State).ToArray();
        var (expected, etag) = (grainState.ETag, NewETag());
        await database.WriteAsync(session =>
        {
            var written = expected is null
                ? session.Execute(
                    "INSERT INTO grain_state (state, grain, etag, content) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", stateName, grain, etag, content)
                : session.Execute(
                    "UPDATE grain_state SET etag = $3, content = $4 WHERE state = $1 AND grain = $2 AND etag = $5", stateName, grain, etag, content, expected);
            return written == 0 ? Inconsistent(session, stateName, grain, expected) : null;
        });
        grainState.ETag = etag;
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var grain = grainId.ToString();
        var expected = grainState.ETag;
        await database.WriteAsync(session =>
        {
            if (expected is null)
            {
                return Find(session, stateName, grain).Content is null ? null : Inconsistent(session, stateName, grain, expected);
            }

            return session.Execute("DELETE FROM grain_state WHERE state = $1 AND grain = $2 AND etag = $3", stateName, grain, expected) == 0
                ? Inconsistent(session, stateName, grain, expected)
                : null;
        });
        grainState.State = activators.GetActivator<T>().Create();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static (string? ETag, byte[]? Content) Find(SqliteSession session, string stateName, string grain)
    {
        (string?, byte[]?) found = default;
        session.Read(
            "SELECT etag, content FROM grain_state WHERE state = $1 AND grain = $2",
            row =>
            {
                found = (row.GetString(0), row.GetFieldValue<byte[]>(1));
                return false;
            },
            stateName,
            grain);
        return found;
    }

    private static InconsistentStateException Inconsistent(SqliteSession session, string stateName, string grain, string? expected) =>
        new($"The state {stateName} of {grain} was changed by another activation.", Find(session, stateName, grain).ETag, expected);

    // Never repeated, so that a state that was cleared and written again is not taken for the one before.
    private static string NewETag() => Guid.NewGuid().ToString("N");
}
