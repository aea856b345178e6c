using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OrleansMesh.External.Tests.Harness;

/// <summary>A process that a test started, and that ends with it.</summary>
internal sealed partial class ExternalProgram : IAsyncDisposable
{
    private const int SigKill = 9;
    private const int SigTerm = 15;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private ExternalProgram(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public IReadOnlyCollection<string> Output => _output;

    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Starts one of our programs, as built.</summary>
    public static ExternalProgram StartMesh(string project, string workingFolder, params IEnumerable<string> arguments) =>
        Start("dotnet", workingFolder, [Repository.Program(project), .. arguments]);

    public static ExternalProgram Start(string file, string workingFolder, IEnumerable<string> arguments, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = workingFolder };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ExternalProgram(start);
    }

    /// <summary>Awaits the end; the output is whole afterwards.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a crash would: no handler runs, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        Signal(SigKill);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Asks it to stop, and awaits that it does.</summary>
    public Task<int> StopAsync()
    {
        Signal(SigTerm);
        return ExitCodeAsync();
    }

    public string Transcript() => string.Join('\n', _output.ToArray().Concat(_errors.ToArray()));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int KillProcess(int process, int signal);

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    private void Signal(int signal) => _ = KillProcess(_process.Id, signal);
}
