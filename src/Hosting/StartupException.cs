namespace OrleansMesh.Hosting;

/// <summary>The process cannot start as it was set up. The message is the one line that the operator sees; the exit code is <see cref="ExitCodes.Usage"/>.</summary>
public sealed class StartupException : Exception
{
    /// <summary>Names the setting at fault, such as <c>Edge:Urls</c>, and what is wrong with it.</summary>
    public StartupException(string setting, string problem, Exception? inner = null)
        : base($"{setting}: {problem}".ReplaceLineEndings(" "), inner)
    {
        Setting = setting;
    }

    /// <summary>The setting at fault.</summary>
    public string Setting { get; }
}
