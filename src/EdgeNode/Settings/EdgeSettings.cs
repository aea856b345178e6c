using System.Globalization;
using System.Text;
using OrleansMesh.EdgeNode.ControlPlane;
using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.EdgeNode.Listening;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.Hosting;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Naming;
using OrleansMesh.Routing.Registry;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.EdgeNode.Settings;

/// <summary>All settings of an edge, read, checked, and completed with what follows from others.</summary>
internal sealed class EdgeSettings
{
    private EdgeSettings(EdgeOptions edge, MeshOptions mesh)
    {
        Edge = edge;
        Mesh = mesh;
        DataUrls = ListenUrls.Parse("Edge:Urls", edge.Urls, loopbackOnly: false);
        AdminUrls = ListenUrls.Parse("Edge:AdminUrls", edge.AdminUrls, loopbackOnly: true);
        Name = edge.Name ?? string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{DataUrls.FirstPort}");
        Gateways = [.. edge.ControlPlane.Select(text => GatewayEndpoint.Parse("Edge:ControlPlane", text))];
        foreach (var gateway in edge.Gateways)
        {
            if (gateway != GatewayName.Mesh && gateway.Split('/') is not [{ Length: > 0 }, { Length: > 0 }])
            {
                throw new StartupException("Edge:Gateways", $"'{gateway}' is neither namespace/name nor {GatewayName.Mesh}");
            }
        }

        GatewayListeners = GatewayOptions.Read(edge);
        ListenAddress.RequireDistinct([.. DataUrls.Addresses, .. AdminUrls.Addresses]);
        LastGoodFile = Path.GetFullPath(edge.LastGoodFile ?? Path.Combine(mesh.DataDirectory, "edges", FileName(Name)));
        LastGoodHeldSetting = edge.LastGoodFile is null ? "Edge:Name" : "Edge:LastGoodFile";
        LastGoodSetting = edge.LastGoodFile is null ? "Mesh:DataDirectory" : "Edge:LastGoodFile";
    }

    public EdgeOptions Edge { get; }

    public MeshOptions Mesh { get; }

    public ListenUrls DataUrls { get; }

    public ListenUrls AdminUrls { get; }

    /// <summary>The edge's name in the mesh.</summary>
    public string Name { get; }

    /// <summary>The setting to change where another process holds <see cref="LastGoodFile"/>.</summary>
    public string LastGoodHeldSetting { get; }

    /// <summary>Where the control plane is reached.</summary>
    public IReadOnlyList<GatewayEndpoint> Gateways { get; }

    /// <summary>Where the listeners of Gateways really listen.</summary>
    public GatewayOptions GatewayListeners { get; }

    /// <summary>The full path of the file with the last table.</summary>
    public string LastGoodFile { get; }

    /// <summary>The setting that decides <see cref="LastGoodFile"/>, for errors.</summary>
    public string LastGoodSetting { get; }

    /// <summary>The settings of the data plane.</summary>
    public DataPlaneOptions DataPlane => new(Edge.Serving, Edge.Forwarding, Edge.Mirroring) { Dns = Edge.Dns };

    /// <summary>What the compiler must know of this edge.</summary>
    public CompilerOptions Compiler => new()
    {
        DomainSuffix = Mesh.DomainSuffix,
        Namespace = Edge.Namespace,
        Gateways = ValueList.From(Edge.Gateways),
        Labels = Labels,
    };

    /// <summary>What the registry must know of this edge.</summary>
    public RegistryOptions Registry => new()
    {
        DomainSuffix = Mesh.DomainSuffix,
        OutboundTrafficPolicy = Mesh.OutboundTrafficPolicy,
        Namespace = Edge.Namespace,
        Labels = Labels,
    };

    private ValueMap<string> Labels => new(Edge.Labels);

    /// <summary>Reads the sections <c>Edge</c> and <c>Mesh</c>.</summary>
    /// <exception cref="StartupException">The first wrong or unknown setting.</exception>
    public static EdgeSettings Read(IConfiguration configuration) =>
        new(SettingsBinder.Bind<EdgeOptions>(configuration, EdgeOptions.Section), SettingsBinder.Bind<MeshOptions>(configuration, MeshOptions.Section));

    // Two edges on one machine differ in name, so their files must; ':' is not allowed everywhere.
    private static string FileName(string name)
    {
        var file = new StringBuilder();
        foreach (var character in name)
        {
            _ = char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_'
                ? file.Append(character)
                : file.Append(CultureInfo.InvariantCulture, $"%{(int)character:X2}");
        }

        return file.Append(".mesh").ToString();
    }
}
