using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using OrleansMesh.Hosting;

namespace OrleansMesh.Silo.Storage;

/// <summary>
/// The file <c>mesh.db</c> in the data folder: what the mesh keeps when no other storage is set. One writer, some readers beside it; a write that
/// has returned is on the disk. The folder is held by one process alone (<see cref="Startup.DataFolder"/>).
/// </summary>
internal sealed class EmbeddedDatabase : IDisposable
{
    /// <summary>The file's name.</summary>
    public const string FileName = "mesh.db";

    private const int MaxReaders = 4;
    private const string Setting = $"{MeshOptions.Section}:{nameof(MeshOptions.DataDirectory)}";

    private readonly string _connectionString;
    private readonly WriteQueue _writes;
    private readonly SemaphoreSlim _readerPlaces = new(MaxReaders);
    private readonly ConcurrentBag<SqliteSession> _readers = [];

    private EmbeddedDatabase(string connectionString, WriteQueue writes)
    {
        _connectionString = connectionString;
        _writes = writes;
    }

    /// <summary>Opens the database in <paramref name="directory"/>, which it makes where need be, and checks that it is whole.</summary>
    /// <exception cref="StartupException">The folder cannot be used, or the file is damaged or not one that this release can read.</exception>
    public static EmbeddedDatabase Open(string directory, StorageMetrics metrics, ILogger logger)
    {
        var path = Path.Combine(Path.GetFullPath(directory), FileName);
        try
        {
            OwnerOnly.MakeFolder(directory);

            // SQLite gives the files beside it, -wal and -shm, the mode of the database.
            OwnerOnly.MakeFile(path);
            OwnerOnly.Tighten($"{path}-wal");
            OwnerOnly.Tighten($"{path}-shm");
            var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
            var writer = SqliteSession.Open(text, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            try
            {
                EmbeddedSchema.Apply(writer);
                RequireWhole(writer);
                return new EmbeddedDatabase(text, new WriteQueue(writer, metrics, logger));
            }
            catch
            {
                writer.Dispose();
                throw;
            }
        }
        catch (SqliteException e)
        {
            throw new StartupException(Setting, $"{path} cannot be opened: {Explain(e)}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StartupException(Setting, $"{path} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>Queues a write; ends when it is durable.</summary>
    /// <inheritdoc cref="WriteQueue.WriteAsync"/>
    public Task WriteAsync(Func<SqliteSession, Exception?> work, bool isCommit = false) => _writes.WriteAsync(work, isCommit);

    /// <summary>Reads as of one instant, without waiting for writers.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await _readerPlaces.WaitAsync(cancellationToken);
        try
        {
            // SQLite blocks: not on a grain's turn.
            return await Task.Run(() => Read(work), cancellationToken);
        }
        finally
        {
            _readerPlaces.Release();
        }
    }

    /// <summary>Ends what was let in, then closes the file.</summary>
    public void Dispose()
    {
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }

        _readers.Clear();
        _writes.Dispose();
        _readerPlaces.Dispose();
    }

    private T Read<T>(Func<SqliteSession, T> work)
    {
        if (!_readers.TryTake(out var session))
        {
            session = SqliteSession.Open(_connectionString, "PRAGMA query_only = ON");
        }

        try
        {
            session.Execute("BEGIN");
            var result = work(session);
            session.Execute("COMMIT");
            _readers.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private static void RequireWhole(SqliteSession session)
    {
        var verdict = (string)session.Value("PRAGMA quick_check(1)")!;
        if (verdict != "ok")
        {
            throw new InvalidDataException($"it is damaged ({verdict})");
        }
    }

    private static string Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        8 or 14 or 23 => $"it cannot be written to ({e.Message})",
        11 or 26 => $"it is damaged, or no database ({e.Message})",
        _ => e.Message,
    };
}
