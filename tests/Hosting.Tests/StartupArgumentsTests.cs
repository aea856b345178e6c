namespace OrleansMesh.Hosting.Tests;

public sealed class StartupArgumentsTests
{
    [Theory]
    [InlineData]
    [InlineData("--Silo:Urls=http://127.0.0.1:1")]
    [InlineData("--silo:urls", "http://127.0.0.1:1")]
    [InlineData("--Silo:Urls=a=b", "--Mesh:Storage", "Embedded", "--Logging:LogLevel:Default=Debug")]
    public void SettingsOfKnownSections_AreTaken(params string[] args)
    {
        StartupArguments.Check(args, "Silo", "Mesh");
    }

    [Theory]
    [InlineData("start: not understood; settings are given as --Section:Name=value, and --help tells them", "start")]
    [InlineData("-v: not understood; settings are given as --Section:Name=value, and --help tells them", "-v")]
    [InlineData("--Urls=x: not understood; settings are given as --Section:Name=value, and --help tells them", "--Urls=x")]
    [InlineData("--Edge:Urls=x: not understood; settings are given as --Section:Name=value, and --help tells them", "--Silo:Urls=y", "--Edge:Urls=x")]
    [InlineData("--Silo:Urls: has no value; say it as --Section:Name=value", "--Silo:Urls")]
    public void AnythingElse_IsRefused(string line, params string[] args)
    {
        Assert.Equal(line, Assert.Throws<StartupException>(() => StartupArguments.Check(args, "Silo", "Mesh")).Message);
    }

    [Theory]
    [InlineData(true, "--help")]
    [InlineData(true, "--Silo:Urls=x", "-h")]
    [InlineData(false)]
    [InlineData(false, "--Silo:Urls=help")]
    public void Help_IsRecognised(bool expected, params string[] args)
    {
        Assert.Equal(expected, StartupArguments.WantsHelp(args));
    }
}
