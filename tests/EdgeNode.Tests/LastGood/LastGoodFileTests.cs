using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.EdgeNode.LastGood;
using OrleansMesh.EdgeNode.Tests.Fixtures;
using OrleansMesh.Hosting;

namespace OrleansMesh.EdgeNode.Tests.LastGood;

public sealed class LastGoodFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingLogger<LastGoodFile> _log = new();

    private string Path => _folder.File("edges/e.mesh");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatIsWritten_IsThereAfterARestartForItsOwnerAlone()
    {
        using (var file = Open())
        {
            Assert.Null(file.Read());
            await file.WriteAsync(Mesh(1), TestContext.Current.CancellationToken);
            await file.WriteAsync(Mesh(2), TestContext.Current.CancellationToken);
        }

        using var again = Open();
        Assert.Equal(2, again.Read()!.Revision);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal(["e.mesh", "e.mesh.lock"], Directory.GetFiles(_folder.File("edges")).Select(System.IO.Path.GetFileName).Order());
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task RemainsThatOthersMayRead_AreMadeTheOwnersAlone()
    {
        using var file = Open();
        await File.WriteAllTextAsync($"{Path}.new", "of a crash", TestContext.Current.CancellationToken);
        File.SetUnixFileMode($"{Path}.new", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await file.WriteAsync(Mesh(1), TestContext.Current.CancellationToken);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task ShorterMesh_LeavesNothingOfTheLongerBehind()
    {
        using var file = Open();
        await file.WriteAsync(HeldMesh.Of("m", 1, Enumerable.Range(0, 50).Select(i => Documents.Entry($"n{i}", 1))), TestContext.Current.CancellationToken);
        await file.WriteAsync(HeldMesh.Empty("m"), TestContext.Current.CancellationToken);

        Assert.Empty(file.Read()!.Documents);
    }

    [Fact]
    public async Task CrashInTheMiddleOfAWrite_LeavesTheFileAsItWas()
    {
        using var file = Open();
        await file.WriteAsync(Mesh(1), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync($"{Path}.new", "orleansmesh-last-good 1 ", TestContext.Current.CancellationToken);

        Assert.Equal(1, file.Read()!.Revision);

        await file.WriteAsync(Mesh(2), TestContext.Current.CancellationToken);
        Assert.Equal(2, file.Read()!.Revision);
    }

    [Fact]
    public async Task DamagedFile_IsIgnoredWithOneWarning()
    {
        using var file = Open();
        await file.WriteAsync(Mesh(1), TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(Path, " ", TestContext.Current.CancellationToken);

        Assert.Null(file.Read());

        Assert.Equal($"Warning: {Path} is ignored: its checksum does not fit, or it is of another version.", Assert.Single(_log.Lines));
    }

    [Fact]
    public void FolderInThePlaceOfTheFile_IsIgnoredWithOneWarning()
    {
        using var file = Open();
        Directory.CreateDirectory(Path);

        Assert.Null(file.Read());
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void FileThatAnotherEdgeHolds_StopsTheStart()
    {
        using var first = Open();

        var error = Assert.Throws<StartupException>(Open);

        Assert.Equal($"Edge:Name: another edge on this machine has it: {Path} is in use", error.Message);
    }

    [Fact]
    public void PathThatCannotBeWritten_StopsTheStartAndNamesItsSetting()
    {
        File.WriteAllText(_folder.File("edges"), "no folder");

        var error = Assert.Throws<StartupException>(Open);

        Assert.Equal("Mesh:DataDirectory", error.Setting);
        Assert.StartsWith($"Mesh:DataDirectory: {Path} cannot be written: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteThatFails_IsCountedAndTheFileStaysAsItWas()
    {
        using var file = Open();
        await file.WriteAsync(Mesh(1), TestContext.Current.CancellationToken);
        Directory.CreateDirectory($"{Path}.new");
        var published = new Latest<HeldMesh>();
        using var writer = new LastGoodWriter(file, published, TimeProvider.System, NullLogger<LastGoodWriter>.Instance);
        published.Put(Mesh(2));

        await writer.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, writer.Failures);
        Assert.Equal(1, file.Read()!.Revision);
    }

    [Fact]
    public async Task StoppingWriter_WritesWhatIsLeft()
    {
        using var file = Open();
        var published = new Latest<HeldMesh>();
        using var writer = new LastGoodWriter(file, published, TimeProvider.System, NullLogger<LastGoodWriter>.Instance);
        published.Put(Mesh(1));
        published.Put(Mesh(2));

        await writer.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, writer.WrittenRevision);
        Assert.Equal(2, file.Read()!.Revision);
    }

    private LastGoodFile Open() => LastGoodFile.Open(Path, "Mesh:DataDirectory", "Edge:Name", _log);

    private static HeldMesh Mesh(long revision) => HeldMesh.Of("m", revision, [Documents.Entry("a", 1)]);
}
