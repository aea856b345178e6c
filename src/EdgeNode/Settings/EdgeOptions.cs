using System.ComponentModel.DataAnnotations;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Serving;
using OrleansMesh.EdgeNode.Upstreams.Dns;

namespace OrleansMesh.EdgeNode.Settings;

/// <summary>Settings of section <c>Edge</c>.</summary>
internal sealed class EdgeOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Edge";

    /// <summary>Where clients come in; several are separated by semicolons. Default: <c>http://127.0.0.1:8080</c>.</summary>
    [Required]
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Where operators and probes come in; loopback only. Default: <c>http://127.0.0.1:8081</c>.</summary>
    [Required]
    public string AdminUrls { get; set; } = "http://127.0.0.1:8081";

    /// <summary>
    /// The edge's name in the mesh, unique there: letters, digits, <c>.</c>, <c>_</c>, <c>:</c> and <c>-</c>, at most 253.
    /// Default: the machine's host name and the port of the first of <see cref="Urls"/>.
    /// </summary>
    [RegularExpression("[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,251}[A-Za-z0-9])?", ErrorMessage = "a name is made of letters, digits, '.', '_', ':' and '-', starts and ends with a letter or digit, and has at most 253 of them")]
    public string? Name { get; set; }

    /// <summary>The namespace that the edge belongs to: what resources exported to <c>.</c> alone are compared with. Default: <c>default</c>.</summary>
    [RegularExpression("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", ErrorMessage = "a namespace is made of lower-case letters, digits and '-', and has at most 63 of them")]
    [Required]
    public string Namespace { get; set; } = "default";

    /// <summary>The gateways that this edge is, <c>namespace/name</c>, or <c>mesh</c>. Default: <c>istio-system/ingressgateway</c> and <c>mesh</c>.</summary>
    [MinLength(1)]
    public string[] Gateways { get; set; } = ["istio-system/ingressgateway", "mesh"];

    /// <summary>
    /// The edge's labels, as the mesh lists them, and as the selectors of Gateways see them. Default: <c>istio: ingressgateway</c>, which Istio's own ingress
    /// gateway has; other labels stand beside it.
    /// </summary>
    public Dictionary<string, string> Labels { get; set; } = new() { ["istio"] = "ingressgateway" };

    /// <summary>The address that servers of Gateways listen on where they have no <c>bind</c>: an IP address, or <c>*</c> for all. Default: <c>127.0.0.1</c>.</summary>
    [Required]
    public string GatewayAddress { get; set; } = "127.0.0.1";

    /// <summary>
    /// The ports that servers of Gateways really listen on, by the ports they name, as a Service of Kubernetes leads 80 to 8080; 0 lets the system choose.
    /// Default: none, each listens on its own.
    /// </summary>
    public Dictionary<string, int> GatewayPorts { get; set; } = [];

    /// <summary>The namespaces where the Secrets of Gateways are looked for, after the edge's own. Default: <c>istio-system</c>.</summary>
    public string[] SecretNamespaces { get; set; } = ["istio-system"];

    /// <summary>Orleans gateways of the control plane, <c>host:port</c>; names are resolved anew with each refresh. Default: <c>127.0.0.1:30000</c>.</summary>
    [MinLength(1)]
    public string[] ControlPlane { get; set; } = ["127.0.0.1:30000"];

    /// <summary>
    /// The file that keeps the last table, so that an edge that starts while the control plane is away serves. Default: <c>edges/NAME.mesh</c>
    /// in <c>Mesh:DataDirectory</c>.
    /// </summary>
    public string? LastGoodFile { get; set; }

    /// <summary>
    /// How long requests and shadows may take to end once the edge is asked to stop. Default: 20 s, so that with the last report the whole
    /// stays below the 30 s that Kubernetes grants.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How the edge follows the control plane.</summary>
    public FeedOptions Feed { get; set; } = new();

    /// <summary>How the edge tells of itself.</summary>
    public ReportOptions Reports { get; set; } = new();

    /// <summary>What clients may ask of the edge.</summary>
    public ServingOptions Serving { get; set; } = new();

    /// <summary>How primaries are forwarded.</summary>
    public ForwardingOptions Forwarding { get; set; } = new();

    /// <summary>How names of upstreams are resolved.</summary>
    public DnsOptions Dns { get; set; } = new();

    /// <summary>How shadows are sent, and what they may cost.</summary>
    public MirroringOptions Mirroring { get; set; } = new();
}
