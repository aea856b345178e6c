using Microsoft.Extensions.Configuration;

namespace OrleansMesh.Hosting;

/// <summary>Where settings come from: <c>appsettings.json</c> in the working directory, then the environment, then the command line; the later wins.</summary>
public static class MeshConfiguration
{
    private const string File = "appsettings.json";

    /// <summary>Reads all three.</summary>
    /// <param name="args">The command line: <c>--Section:Name=value</c> or <c>--Section:Name value</c>.</param>
    /// <exception cref="StartupException">The file is not JSON, or an argument is no setting.</exception>
    public static IConfigurationRoot Load(string[] args)
    {
        RequireSettings(args);
        try
        {
            return new ConfigurationBuilder()
                .SetBasePath(Directory.GetCurrentDirectory())
                .AddJsonFile(File, optional: true, reloadOnChange: false)
                .AddEnvironmentVariables()
                .AddCommandLine(args)
                .Build();
        }
        catch (InvalidDataException e)
        {
            throw new StartupException(File, e.InnerException?.Message ?? e.Message, e);
        }
    }

    // .NET's own reader skips what it does not understand, so a mistyped argument would look obeyed.
    private static void RequireSettings(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var isSetting = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Length > 2;
            if (isSetting && !args[i].Contains('='))
            {
                isSetting = ++i < args.Length && !args[i].StartsWith("--", StringComparison.Ordinal);
            }

            if (!isSetting)
            {
                throw new StartupException(args[Math.Min(i, args.Length - 1)], "not a setting; write --Section:Name=value");
            }
        }
    }
}
