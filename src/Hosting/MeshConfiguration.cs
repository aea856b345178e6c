using Microsoft.Extensions.Configuration;

namespace OrleansMesh.Hosting;

/// <summary>Where settings come from: <c>appsettings.json</c> in the working directory, then the environment, then the command line; the later wins.</summary>
public static class MeshConfiguration
{
    private const string File = "appsettings.json";

    /// <summary>Reads all three.</summary>
    /// <param name="args">The command line, already checked by <see cref="StartupArguments"/>.</param>
    /// <exception cref="StartupException">The file is not JSON.</exception>
    public static IConfigurationRoot Load(string[] args)
    {
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
}
