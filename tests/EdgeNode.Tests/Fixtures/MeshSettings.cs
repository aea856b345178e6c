using Microsoft.Extensions.Configuration;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>Settings of a silo and an edge that belong together, in a folder and on ports of their own.</summary>
internal sealed class MeshSettings
{
    private readonly Dictionary<string, string?> _values;

    public MeshSettings(string folder)
    {
        var ports = FreePorts.Take(2);
        _values = new Dictionary<string, string?>
        {
            ["Mesh:DataDirectory"] = folder,
            ["Silo:Urls"] = "http://127.0.0.1:0",
            ["Silo:SiloPort"] = $"{ports[0]}",
            ["Silo:GatewayPort"] = $"{ports[1]}",
            ["Edge:Urls"] = "http://127.0.0.1:0",
            ["Edge:AdminUrls"] = "http://127.0.0.1:0",
            ["Edge:Name"] = "e1",
            ["Edge:ControlPlane"] = $"127.0.0.1:{ports[1]}",
        };
    }

    public MeshSettings With(string name, string value)
    {
        _values[name] = value;
        return this;
    }

    public MeshSettings Without(string name)
    {
        _values.Remove(name);
        return this;
    }

    public IConfiguration Build() => new ConfigurationBuilder().AddInMemoryCollection(_values).Build();
}
