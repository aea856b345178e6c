namespace OrleansMesh.Hosting;

/// <summary>The command line of every process of the mesh: settings, and nothing else. .NET's own reader passes over what it does not understand.</summary>
public static class StartupArguments
{
    /// <summary>Whether the operator asks for the usage text.</summary>
    public static bool WantsHelp(IReadOnlyList<string> args) => args.Any(a => a is "--help" or "-h" or "-?" or "/?");

    /// <summary>Refuses every argument that is not <c>--Section:Name=value</c> or <c>--Section:Name value</c>.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="sections">The sections of the process, besides <c>Logging</c>.</param>
    /// <exception cref="StartupException">The first argument that is not understood.</exception>
    public static void Check(IReadOnlyList<string> args, params IReadOnlyList<string> sections)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i].Split('=')[0];
            if (!IsSetting(name, sections))
            {
                throw new StartupException(args[i], "not understood; settings are given as --Section:Name=value, and --help tells them");
            }

            if (!args[i].Contains('=', StringComparison.Ordinal) && ++i == args.Count)
            {
                throw new StartupException(name, "has no value; say it as --Section:Name=value");
            }
        }
    }

    private static bool IsSetting(string name, IReadOnlyList<string> sections)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (!name.StartsWith("--", StringComparison.Ordinal) || colon < 0)
        {
            return false;
        }

        var section = name[2..colon];
        return sections.Append("Logging").Contains(section, StringComparer.OrdinalIgnoreCase);
    }
}
