using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace OrleansMesh.Hosting;

/// <summary>The outermost frame of every process of the mesh: turns how it ended into an exit code and, where it could not start, into one line.</summary>
public static class MeshProcess
{
    /// <summary>Runs <paramref name="main"/> to its end.</summary>
    /// <param name="main">The process; ends in order when it returns.</param>
    /// <param name="error">Where the line goes: standard error.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(Func<Task> main, TextWriter error)
    {
        try
        {
            await main();
            return ExitCodes.Stopped;
        }
        catch (StartupException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            // Asked to stop while it was still starting.
            return ExitCodes.Stopped;
        }
        catch (Exception e)
        {
            await error.WriteLineAsync(e.ToString());
            return ExitCodes.Fault;
        }
    }

    /// <summary>Starts listening, and names the setting where the address cannot be had.</summary>
    /// <param name="start">Starts a host that listens.</param>
    /// <param name="setting">The setting that holds the addresses, such as <c>Edge:Urls</c>.</param>
    /// <exception cref="StartupException">An address is taken, not ours, or not allowed.</exception>
    public static async Task StartListeningAsync(Func<Task> start, string setting)
    {
        try
        {
            await start();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException or UnauthorizedAccessException)
        {
            throw new StartupException(setting, e.Message, e);
        }
        catch (SocketException e)
        {
            throw new StartupException(setting, e.Message, e);
        }
    }
}
