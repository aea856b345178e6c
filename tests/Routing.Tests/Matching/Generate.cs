using CsCheck;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Matching;

/// <summary>Generated configurations and requests over alphabets so small that they collide all the time.</summary>
internal static class Generate
{
    private static readonly Gen<string> Segment = Choice("a", "b", "A", "ab", "aB", "");

    private static readonly Gen<string> PathText = Segment.Array[0, 3].Select(segments => $"/{string.Join('/', segments)}");

    private static readonly Gen<string> Pattern = Choice(".*", "/a.*", "/(a|b)/?", "/[ab]+/.*", "a|/a", "/a$|/b", "[^/]*", "/(?i)ab");

    private static readonly Gen<string> Namespace = Choice("default", "prod");

    private static readonly Gen<string> WrittenHost = Choice(
        "a.test", "A.test", "a.test.", "b.a.test", "*.test", "*.a.test", "*a.test", "*", "*.svc.cluster.local", "a", "b", "a.default", "a.prod.svc", "a.prod.svc.cluster.local", "::1");

    private static readonly Gen<string> RequestHost = Choice(
        "a.test", "A.TEST", "a.test:80", "a.test.", "a.test.:80", "b.a.test", "c.b.A.test", "ba.test", ".a.test", "test", "other", "", "a", "a:80", "b", "a.default", "a.default.svc",
        "a.prod", "a.prod.svc", "a.prod.svc.cluster.local", "A.default.svc.cluster.local", "[::1]:80", "[::1]", "::1", "127.0.0.1:80");

    private static readonly Gen<string> Word = Choice("a", "b", "ab", "A", "");

    private static readonly Gen<StringMatch> Text = Gen.Frequency(
        (3, Word.Select(word => new StringMatch { Exact = word })),
        (2, Word.Select(word => new StringMatch { Prefix = word })),
        (2, Choice("a.*", "a|ab", "(?i)a", "*", ".*").Select(regex => new StringMatch { Regex = regex })),
        (1, Gen.Const(new StringMatch())));

    private static readonly Gen<StringMatch?> Uri = Gen.Frequency(
        (3, PathText.Select(path => (StringMatch?)new StringMatch { Exact = path })),
        (5, Gen.Frequency((9, PathText), (1, Gen.Const(string.Empty))).Select(path => (StringMatch?)new StringMatch { Prefix = path })),
        (2, Pattern.Select(pattern => (StringMatch?)new StringMatch { Regex = pattern })),
        (1, Gen.Const((StringMatch?)new StringMatch())),
        (2, Gen.Const((StringMatch?)null)));

    private static readonly Gen<ValueMap<StringMatch>?> Headers = Map(Choice("x-a", "X-B", "host", ":path"));

    private static readonly Gen<HttpMatchRequest> Block =
        from uri in Uri
        from ignoreCase in Often<bool?>(6, null, Gen.Bool.Select(b => (bool?)b))
        from method in Rarely(Choice("GET", "POST", "G").SelectMany(m => Choice(new StringMatch { Exact = m }, new StringMatch { Prefix = m })))
        from scheme in Often<StringMatch?>(20, null, Choice("http", "https").Select(s => (StringMatch?)new StringMatch { Exact = s }))
        from authority in Often<StringMatch?>(20, null, RequestHost.Select(h => (StringMatch?)new StringMatch { Exact = h }))
        from headers in Headers
        from without in Headers
        from query in Map(Choice("q", "r"))
        from port in Often<uint?>(5, null, Choice<uint?>(80u, 81u))
        from gateways in Often<ValueList<string>?>(8, null, Choice<ValueList<string>?>(["mesh"], ["istio-system/ingressgateway"], ["other"], ["other", "mesh"], ["gw"], ["prod/gw", "default/gw"]))
        from source in Often<string?>(15, null, Namespace.Select(n => (string?)n))
        from labels in Often<ValueMap<string>?>(15, null, Choice("v1", "v2").Select(v => (ValueMap<string>?)Make.Map<string>(("app", v))))
        select new HttpMatchRequest
        {
            Uri = uri,
            IgnoreUriCase = ignoreCase,
            Method = method,
            Scheme = scheme,
            Authority = authority,
            Headers = headers,
            WithoutHeaders = without,
            QueryParams = query,
            Port = port,
            Gateways = gateways,
            SourceNamespace = source,
            SourceLabels = labels,
        };

    private static readonly Gen<HttpRoute> Route =
        from blocks in Gen.Frequency((1, Gen.Const(Array.Empty<HttpMatchRequest>())), (9, Block.Array[1, 3]))
        select Make.Route("d.test", blocks);

    private static readonly Gen<VirtualService> VirtualService =
        from name in Gen.Int[0, 99]
        from ns in Namespace
        from created in Choice<string?>(null, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
        from hosts in WrittenHost.Array[1, 3]
        from gateways in Choice<string[]?>(
            null, ["istio-system/ingressgateway"], ["istio-system/ingressgateway"], ["ingressgateway.istio-system"], ["mesh"], ["mesh", "istio-system/ingressgateway"], ["ingressgateway"], ["gw"], ["default/gw", "prod/gw"], ["default/gw", "prod/gw", "istio-system/ingressgateway"], ["default/gw", "prod/gw", "mesh"])
        from routes in Route.Array[1, 5]
        select Make.VirtualService(Make.Meta($"v{name}", ns, created), hosts, gateways, [.. routes.Select((route, i) => route with { Name = $"r{i}", Match = Named(route.Match) })]);

    private static readonly Gen<string> ServerHostText = Choice(
        "*", "*", "*", "*/*", "a.test", "A.test", "*.test", "*.a.test", "*/a.test", "./a.test", "prod/*.test", "default/*", "./*", "a.prod.svc.cluster.local", "b.a.test");

    private static readonly Gen<GatewayServer> Server =
        from port in Choice(80u, 81u)
        from protocol in Choice("HTTP", "HTTP", "HTTP2", "HTTPS")
        from hosts in ServerHostText.Array[1, 3]
        from redirect in Often(9, false, Gen.Const(true))
        select new GatewayServer
        {
            Port = new() { Number = port, Protocol = protocol, Name = "unnamed" },
            Hosts = [.. hosts],
            Tls = protocol == "HTTPS" ? new() { Mode = ServerTlsMode.Simple, HttpsRedirect = redirect } : redirect ? new() { HttpsRedirect = true } : null,
        };

    private static readonly Gen<Gateway> Gateway =
        from name in Choice("gw", "gw", "other")
        from ns in Namespace
        from created in Choice<string?>(null, "2026-01-01T00:00:00Z")
        from label in Often<string?>(4, null, Choice<string?>("v1", "v2"))
        from servers in Server.Array[1, 3]
        select new Gateway
        {
            ApiVersion = "networking.istio.io/v1",
            Metadata = Make.Meta(name, ns, created),
            Spec = new()
            {
                Selector = label is null ? null : Make.Map(("app", label)),
                Servers = [.. servers.Select((server, i) => server with { Port = server.Port! with { Name = $"p{i}" } })],
            },
        };

    /// <summary>Gateways with names of their own; ports are named <c>p0</c> by their places.</summary>
    public static Gen<Gateway[]> Gateways { get; } = Gateway.Array[1, 4].Select(all => all.DistinctBy(gateway => gateway.Key).ToArray());

    private static readonly Gen<string?> Entrance =
        from port in Choice(80, 81)
        from entrance in Choice(null, null, null, null, $"http.{port}", $"http.{port}", $"https.{port}.p0.gw.default", $"https.{port}.p0.gw.prod", $"https.{port}.p1.gw.default")
        select entrance;

    /// <summary>VirtualServices with names of their own; routes are named <c>r0</c>, blocks <c>b0</c>, by their places.</summary>
    public static Gen<VirtualService[]> Configuration { get; } =
        VirtualService.Array[1, 6].Select(all => all.DistinctBy(virtualService => virtualService.Key).ToArray());

    /// <summary>Requests that often meet what <see cref="Configuration"/> makes.</summary>
    public static Gen<TestRequest> Request { get; } =
        from host in RequestHost
        from path in Gen.Frequency((20, PathText), (1, Choice("*", "", "a")))
        from query in Choice("", "q=a", "q", "q=b&q=a", "r=ab&q=", "x&&r=A", "q=a=b")
        from method in Choice("GET", "POST")
        from scheme in Choice("http", "https")
        from port in Choice(80, 81, 8080)
        from entrance in Entrance
        from a in Often<string?>(2, null, Word.Select(w => (string?)w))
        from b in Often<string?>(2, null, Word.Select(w => (string?)w))
        select new TestRequest(host, path, query, method, scheme, entrance is null ? port : int.Parse(entrance.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture), HeaderMap(a, b), entrance);

    private static ValueList<HttpMatchRequest>? Named(ValueList<HttpMatchRequest>? blocks) =>
        blocks is null ? null : ValueList.From(blocks.Select((block, i) => block with { Name = $"b{i}" }));

    private static Dictionary<string, string> HeaderMap(string? a, string? b)
    {
        var headers = new Dictionary<string, string>();
        if (a is not null)
        {
            headers["x-a"] = a;
        }

        if (b is not null)
        {
            headers["x-b"] = b;
        }

        return headers;
    }

    private static Gen<ValueMap<StringMatch>?> Map(Gen<string> names) => Often(
        5, null, names.Select(Text).Array[0, 2].Select(entries => (ValueMap<StringMatch>?)new ValueMap<StringMatch>(
            entries.DistinctBy(entry => entry.Item1).Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)))));

    private static Gen<StringMatch?> Rarely(Gen<StringMatch> gen) => Often<StringMatch?>(4, null, gen.Select(match => (StringMatch?)match));

    private static Gen<T> Choice<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    private static Gen<T> Often<T>(int times, T usual, Gen<T> otherwise) => Gen.Frequency((times, Gen.Const(usual)), (1, otherwise));
}
