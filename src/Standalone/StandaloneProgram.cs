using OrleansMesh.EdgeNode;
using OrleansMesh.Hosting;
using OrleansMesh.Silo;
using OrleansMesh.Standalone.Demo;

namespace OrleansMesh.Standalone;

/// <summary>Silo and edge in one process. It only composes: both are built from the same command line as their own programs, and talk as they do when apart.</summary>
internal static class StandaloneProgram
{
    private const string DemoSwitch = "--demo";

    public static async Task RunAsync(string[] args)
    {
        if (StartupArguments.WantsHelp(args))
        {
            await Console.Out.WriteLineAsync(StandaloneUsage.Text);
            return;
        }

        var isDemo = args.Contains(DemoSwitch);
        string[] settings = [.. args.Where(argument => argument != DemoSwitch)];
        StartupArguments.Check(settings, "Silo", "Edge", MeshOptions.Section, DemoOptions.Section);
        using var stop = new StopSignal();
        var configuration = MeshConfiguration.Load(settings);
        using var loggers = MeshLogging.Create(configuration);
        await using var silo = SiloHost.Create(configuration, loggers);
        await using var edge = EdgeHost.Create(configuration, loggers);
        await using var demo = isDemo ? DemoServices.Create(configuration, loggers) : null;

        // Nothing is started that would have to be taken back.
        ListenAddress[] addresses = [.. silo.SetAddresses, .. edge.SetAddresses, .. demo?.SetAddresses ?? []];
        ListenAddress.RequireDistinct(addresses);
        Array.ForEach(addresses, address => address.RequireFree());

        // The edge needs no silo to start, and whoever calls early shall find its port open.
        await edge.StartAsync(stop.Token);
        await silo.StartAsync(stop.Token);
        if (demo is not null)
        {
            await demo.StartAsync(silo.Services.GetRequiredService<IGrainFactory>(), stop.Token);
            await Console.Out.WriteLineAsync(DemoGuide.Text(edge.Addresses[0], silo.Addresses[0], edge.AdminAddresses[0]));
        }

        await Task.WhenAny(stop.WaitAsync(), silo.Ended);
        var wasAsked = stop.Token.IsCancellationRequested;

        // First the edge: its last report needs the silo.
        await edge.StopAsync();
        await silo.StopAsync(CancellationToken.None);
        if (!wasAsked)
        {
            throw new InvalidOperationException("The silo stopped by itself; its log tells why.");
        }
    }
}
