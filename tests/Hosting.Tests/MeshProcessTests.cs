using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace OrleansMesh.Hosting.Tests;

public sealed class MeshProcessTests
{
    [Fact]
    public async Task ProcessThatEnds_Is0_AndSilent()
    {
        Assert.Equal((0, string.Empty), await RunAsync(() => Task.CompletedTask));
    }

    [Fact]
    public async Task ProcessThatIsStoppedWhileItStarts_Is0_AndSilent()
    {
        Assert.Equal((0, string.Empty), await RunAsync(() => throw new OperationCanceledException()));
    }

    [Fact]
    public async Task ProcessThatCannotStart_Is2_AndOneLine()
    {
        var (code, error) = await RunAsync(() => throw new StartupException("Mesh:DataDirectory", "is\r\nfull", new IOException()));

        Assert.Equal((2, $"Mesh:DataDirectory: is full{Environment.NewLine}"), (code, error));
    }

    [Fact]
    public async Task ProcessThatFails_Is1_AndTellsWhere()
    {
        var (code, error) = await RunAsync(() => throw new InvalidOperationException("broken"));

        Assert.Equal(1, code);
        Assert.StartsWith("System.InvalidOperationException: broken", error, StringComparison.Ordinal);
        Assert.Contains(nameof(ProcessThatFails_Is1_AndTellsWhere), error, StringComparison.Ordinal);
    }

    public static TheoryData<Exception> ListeningFaults() =>
    [
        new IOException("taken", new AddressInUseException("taken")),
        new IOException("taken", new SocketException((int)SocketError.AddressAlreadyInUse)),
        new IOException("taken", new UnauthorizedAccessException("taken")),
        new SocketException((int)SocketError.AddressAlreadyInUse),
    ];

    [Theory]
    [MemberData(nameof(ListeningFaults))]
    public async Task AddressThatCannotBeHad_IsToldWithItsSetting(Exception fault)
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => MeshProcess.StartListeningAsync(() => throw fault, "Edge:Urls"));

        Assert.Equal($"Edge:Urls: {fault.Message}", error.Message);
    }

    [Fact]
    public async Task OtherFaultOfTheStart_StaysWhatItIs()
    {
        await Assert.ThrowsAsync<HttpListenerException>(() => MeshProcess.StartListeningAsync(() => throw new HttpListenerException(1), "Edge:Urls"));
    }

    private static async Task<(int Code, string Error)> RunAsync(Func<Task> main)
    {
        using var error = new StringWriter();
        return (await MeshProcess.RunAsync(main, error), error.ToString());
    }
}
