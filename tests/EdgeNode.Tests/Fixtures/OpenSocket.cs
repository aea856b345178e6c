using System.Globalization;
using System.Net.Sockets;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A TCP connection that this process has open, found by its ports through what Linux tells of it: for socket options that no peer can see.</summary>
internal static class OpenSocket
{
    private const int LocalColumn = 1;
    private const int RemoteColumn = 2;
    private const int InodeColumn = 9;

    /// <summary>The process's own end of a connection. To be read only: it stays the property of whoever opened it.</summary>
    /// <param name="localPort">The port of the end that is asked for.</param>
    /// <param name="remotePort">The port of the other.</param>
    public static Socket Find(int localPort, int remotePort)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells which descriptor a connection has.");
        var inode = new[] { "/proc/self/net/tcp", "/proc/self/net/tcp6" }
            .Where(File.Exists)
            .SelectMany(File.ReadLines)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Single(columns => columns[LocalColumn].EndsWith(Port(localPort), StringComparison.Ordinal) && columns[RemoteColumn].EndsWith(Port(remotePort), StringComparison.Ordinal))[InodeColumn];
        var descriptor = Directory.EnumerateFiles("/proc/self/fd").Single(file => new FileInfo(file).LinkTarget == $"socket:[{inode}]");
        return new Socket(new SafeSocketHandle(int.Parse(Path.GetFileName(descriptor), CultureInfo.InvariantCulture), ownsHandle: false));
    }

    private static string Port(int port) => $":{port:X4}";
}
