using System.Diagnostics;

namespace OrleansMesh.Silo.Tests.Harness;

/// <summary>The silo's program as an operator starts it.</summary>
internal sealed class SiloProgram : IAsyncDisposable
{
    private readonly Process _process;

    private SiloProgram(Process process) => _process = process;

    public static SiloProgram Start(string workingDirectory, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "OrleansMesh.Silo.dll"));
        foreach (var argument in args)
        {
            start.ArgumentList.Add(argument);
        }

        return new SiloProgram(Process.Start(start)!);
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(string workingDirectory, params string[] args)
    {
        await using var program = Start(workingDirectory, args);
        return await program.WaitAsync();
    }

    /// <summary>Reads the output up to a line that contains a text.</summary>
    public async Task<string> ReadUntilAsync(string text)
    {
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The silo ended without '{text}': {await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<(int ExitCode, string Output, string Error)> WaitAsync()
    {
        var output = _process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (_process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
