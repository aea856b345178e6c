using Microsoft.Data.Sqlite;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Hosting;
using OrleansMesh.Silo.Storage;

namespace OrleansMesh.Silo.Tests.Storage;

/// <summary>A file that cannot be used ends the start with one line that names the setting.</summary>
public sealed class EmbeddedDatabaseTests : IDisposable
{
    private readonly StorageFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void MissingFolder_IsMade()
    {
        var inner = Path.Combine(_folder.Path, "a", "b");
        _folder.Open(inner).Dispose();
        Assert.True(File.Exists(Path.Combine(inner, "mesh.db")));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Files_AreTheOwnersAlone_AlsoThoseThatWereNot()
    {
        const UnixFileMode owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var inner = Path.Combine(_folder.Path, "a", "b");
        string[] files = [Path.Combine(inner, "mesh.db"), Path.Combine(inner, "mesh.db-wal"), Path.Combine(inner, "mesh.db-shm")];
        using (var database = _folder.Open(inner))
        {
            await FillAsync(database, 1);
            Assert.Equal(owners | UnixFileMode.UserExecute, File.GetUnixFileMode(inner));
            Assert.All(files, file => Assert.Equal(owners, File.GetUnixFileMode(file)));

            // What an earlier release has left behind after a crash.
            Directory.CreateDirectory(Path.Combine(_folder.Path, "old"));
            foreach (var file in files)
            {
                var copy = Path.Combine(_folder.Path, "old", Path.GetFileName(file));
                await File.WriteAllBytesAsync(copy, ReadShared(file), TestContext.Current.CancellationToken);
                File.SetUnixFileMode(copy, owners | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
            }
        }

        using var old = _folder.Open(Path.Combine(_folder.Path, "old"));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_folder.Path, "old")).Length);
        Assert.All(Directory.GetFiles(Path.Combine(_folder.Path, "old")), file => Assert.Equal(owners, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void FolderThatIsAFile_IsRefused()
    {
        var file = Path.Combine(_folder.Path, "data");
        File.WriteAllText(file, "x");
        AssertRefused(Assert.Throws<StartupException>(() => _folder.Open(file)), "cannot be used");
    }

    [Theory]
    [InlineData("This is no database at all, and long enough to be taken for one by nobody.")]
    [InlineData("SQLite format 3\0 but nothing behind it that would make sense to anybody who reads on.")]
    public void FileThatIsNoDatabase_IsRefused(string content)
    {
        File.WriteAllText(_folder.File, content);
        AssertRefused(Assert.Throws<StartupException>(() => _folder.Open()), "damaged");
        Assert.Equal(content, File.ReadAllText(_folder.File));
    }

    [Fact]
    public async Task DamagedPages_AreRefused()
    {
        using (var database = _folder.Open())
        {
            await FillAsync(database, 200);
        }

        var whole = File.ReadAllBytes(_folder.File);
        for (var page = 1; page < whole.Length / 4096; page++)
        {
            var damaged = whole.ToArray();
            damaged.AsSpan(page * 4096, 16).Fill(0xA5);
            File.WriteAllBytes(_folder.File, damaged);
            AssertRefused(Assert.Throws<StartupException>(() => _folder.Open()), "damaged");
        }

        File.WriteAllBytes(_folder.File, whole);
        _folder.Open().Dispose();
    }

    [Fact]
    public void NewerSchema_IsRefused()
    {
        _folder.Open().Dispose();
        Execute($"PRAGMA user_version = {EmbeddedSchema.Version + 1}");
        AssertRefused(Assert.Throws<StartupException>(() => _folder.Open()), "newer release");
    }

    [Fact]
    public void DatabaseOfAnotherProgram_IsRefusedAndLeftAlone()
    {
        Execute("CREATE TABLE theirs (x)");
        AssertRefused(Assert.Throws<StartupException>(() => _folder.Open()), "another program");
        Execute("INSERT INTO theirs VALUES (1)");
    }

    [Fact]
    public void OpeningAgain_KeepsTheMesh()
    {
        var first = MeshId();
        Assert.Matches("^[0-9a-f]{32}$", first);
        Assert.Equal(first, MeshId());
    }

    [Fact]
    public async Task TornLog_IsRecoveredToAWholeCommit()
    {
        var torn = Path.Combine(_folder.Path, "torn");
        Directory.CreateDirectory(torn);
        byte[] database;
        byte[] log;
        using (var open = _folder.Open())
        {
            await FillAsync(open, 12);

            // What a power cut would find: the file as it is, and the log up to any byte.
            database = ReadShared(_folder.File);
            log = ReadShared(_folder.File + "-wal");
        }

        var heads = new List<long>();
        for (var length = 0; length <= log.Length; length += 397)
        {
            File.WriteAllBytes(Path.Combine(torn, "mesh.db"), database);
            File.WriteAllBytes(Path.Combine(torn, "mesh.db-wal"), log[..length]);
            using var recovered = _folder.Open(torn);
            var store = new EmbeddedMeshStore(recovered);
            var opening = await store.OpenAsync(TestContext.Current.CancellationToken);
            var history = await store.ReadLogAsync(0, new(1_000, int.MaxValue), TestContext.Current.CancellationToken);
            Assert.Equal(Enumerable.Range(1, (int)opening.Head).Select(i => (long)i), history.Changes.Select(change => change.Revision));
            Assert.Equal(opening.Head, opening.Revisions.Count);
            heads.Add(opening.Head);
        }

        Assert.Equal(heads.Order(), heads);
        Assert.Equal(12, (await HeadOfAsync(torn, database, log)).Head);
    }

    private static async Task FillAsync(EmbeddedDatabase database, int count)
    {
        var store = new EmbeddedMeshStore(database);
        for (var i = 0; i < count; i++)
        {
            var change = new ResourceChange(i + 1, new ResourceId("VirtualService", "default", $"v{i:000}"), $$"""{"filler":"{{new string('x', 300)}}"}""");
            await store.CommitAsync(i, [change], TestContext.Current.CancellationToken);
        }
    }

    private async Task<Grains.Storage.StoreOpening> HeadOfAsync(string folder, byte[] database, byte[] log)
    {
        File.WriteAllBytes(Path.Combine(folder, "mesh.db"), database);
        File.WriteAllBytes(Path.Combine(folder, "mesh.db-wal"), log);
        using var open = _folder.Open(folder);
        return await new EmbeddedMeshStore(open).OpenAsync(TestContext.Current.CancellationToken);
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private void AssertRefused(StartupException refusal, string reason)
    {
        Assert.Equal("Mesh:DataDirectory", refusal.Setting);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private string MeshId()
    {
        using var database = _folder.Open();
        return (string)database.ReadAsync(session => session.Value("SELECT mesh_id FROM mesh")!, CancellationToken.None).GetAwaiter().GetResult();
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.File, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
