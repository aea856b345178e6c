using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Resources.Selectors;
using OrleansMesh.Routing.Resources.ServiceEntries;
using OrleansMesh.Routing.Resources.VirtualServices;
using OrleansMesh.Routing.Resources.WorkloadEntries;

namespace OrleansMesh.Manifests.Tests.External;

/// <summary>Which record stands for which message of Istio's protos.</summary>
internal static class Messages
{
    /// <summary>Messages of a resource's status, which the model keeps as opaque JSON: nobody but the control plane writes it.</summary>
    public static readonly string[] OfStatus = ["ServiceEntryStatus", "ServiceEntryAddress"];

    private static readonly Dictionary<string, Type> Records = new()
    {
        ["VirtualService"] = typeof(VirtualServiceSpec),
        ["Destination"] = typeof(Destination),
        ["HTTPRoute"] = typeof(HttpRoute),
        ["Delegate"] = typeof(DelegateReference),
        ["Headers"] = typeof(HeaderRules),
        ["Headers.HeaderOperations"] = typeof(HeaderOperations),
        ["TLSRoute"] = typeof(TlsRoute),
        ["TCPRoute"] = typeof(TcpRoute),
        ["HTTPMatchRequest"] = typeof(HttpMatchRequest),
        ["HTTPRouteDestination"] = typeof(HttpRouteDestination),
        ["RouteDestination"] = typeof(RouteDestination),
        ["L4MatchAttributes"] = typeof(L4MatchAttributes),
        ["TLSMatchAttributes"] = typeof(TlsMatchAttributes),
        ["HTTPRedirect"] = typeof(HttpRedirect),
        ["HTTPDirectResponse"] = typeof(HttpDirectResponse),
        ["HTTPBody"] = typeof(HttpBody),
        ["HTTPRewrite"] = typeof(HttpRewrite),
        ["RegexRewrite"] = typeof(RegexRewrite),
        ["StringMatch"] = typeof(StringMatch),
        ["HTTPRetry"] = typeof(HttpRetry),
        ["CorsPolicy"] = typeof(CorsPolicy),
        ["HTTPFaultInjection"] = typeof(HttpFaultInjection),
        ["HTTPFaultInjection.Delay"] = typeof(FaultDelay),
        ["HTTPFaultInjection.Abort"] = typeof(FaultAbort),
        ["HTTPMirrorPolicy"] = typeof(HttpMirrorPolicy),
        ["PortSelector"] = typeof(PortSelector),
        ["Percent"] = typeof(Percent),
        ["DestinationRule"] = typeof(DestinationRuleSpec),
        ["TrafficPolicy"] = typeof(TrafficPolicy),
        ["TrafficPolicy.PortTrafficPolicy"] = typeof(PortTrafficPolicy),
        ["TrafficPolicy.TunnelSettings"] = typeof(TunnelSettings),
        ["TrafficPolicy.ProxyProtocol"] = typeof(ProxyProtocolSettings),
        ["TrafficPolicy.RetryBudget"] = typeof(RetryBudget),
        ["Subset"] = typeof(Subset),
        ["LoadBalancerSettings"] = typeof(LoadBalancerSettings),
        ["LoadBalancerSettings.ConsistentHashLB"] = typeof(ConsistentHashSettings),
        ["LoadBalancerSettings.ConsistentHashLB.RingHash"] = typeof(RingHashSettings),
        ["LoadBalancerSettings.ConsistentHashLB.MagLev"] = typeof(MaglevSettings),
        ["LoadBalancerSettings.ConsistentHashLB.HTTPCookie"] = typeof(HashCookie),
        ["LoadBalancerSettings.ConsistentHashLB.HTTPCookie.Attribute"] = typeof(HashCookieAttribute),
        ["WarmupConfiguration"] = typeof(WarmupSettings),
        ["ConnectionPoolSettings"] = typeof(ConnectionPoolSettings),
        ["ConnectionPoolSettings.TCPSettings"] = typeof(TcpPoolSettings),
        ["ConnectionPoolSettings.TCPSettings.TcpKeepalive"] = typeof(TcpKeepalive),
        ["ConnectionPoolSettings.HTTPSettings"] = typeof(HttpPoolSettings),
        ["ConnectionPoolSettings.HTTPSettings.ConnectionKeepalive"] = typeof(Http2Keepalive),
        ["OutlierDetection"] = typeof(OutlierDetectionSettings),
        ["ClientTLSSettings"] = typeof(ClientTlsSettings),
        ["LocalityLoadBalancerSetting"] = typeof(LocalityLoadBalancing),
        ["LocalityLoadBalancerSetting.Distribute"] = typeof(LocalityDistribution),
        ["LocalityLoadBalancerSetting.Failover"] = typeof(LocalityFailover),
        ["ZoneAwareLoadBalancerSetting"] = typeof(ZoneAwareLoadBalancing),
        ["ZoneAwareLoadBalancerSetting.Failover"] = typeof(ZoneFailover),
        ["ServiceEntry"] = typeof(ServiceEntrySpec),
        ["ServicePort"] = typeof(ServiceEntryPort),
        ["WorkloadEntry"] = typeof(WorkloadEntrySpec),
        ["Gateway"] = typeof(GatewaySpec),
        ["Server"] = typeof(GatewayServer),
        ["Port"] = typeof(GatewayPort),
        ["ServerTLSSettings"] = typeof(ServerTlsSettings),
        ["ServerTLSSettings.TLSCertificate"] = typeof(TlsCertificate),
        ["sidecar.proto WorkloadSelector"] = typeof(WorkloadSelector),
        ["selector.proto WorkloadSelector"] = typeof(PolicyWorkloadSelector),
    };

    private static readonly Dictionary<string, Type> Enums = new()
    {
        ["HTTPRedirect.RedirectPortSelection"] = typeof(RedirectPortSelection),
        ["CorsPolicy.UnmatchedPreflights"] = typeof(UnmatchedPreflights),
        ["TrafficPolicy.ProxyProtocol.VERSION"] = typeof(ProxyProtocolVersion),
        ["LoadBalancerSettings.SimpleLB"] = typeof(SimpleLoadBalancer),
        ["ConnectionPoolSettings.HTTPSettings.H2UpgradePolicy"] = typeof(Http2UpgradePolicy),
        ["ClientTLSSettings.TLSmode"] = typeof(ClientTlsMode),
        ["ServiceEntry.Location"] = typeof(ServiceEntryLocation),
        ["ServiceEntry.Resolution"] = typeof(ServiceEntryResolution),
        ["ServerTLSSettings.TLSmode"] = typeof(ServerTlsMode),
        ["ServerTLSSettings.TLSProtocol"] = typeof(TlsProtocol),
    };

    public static IEnumerable<Type> All => Records.Values;

    public static Type RecordOf(FieldRow row) => Records.TryGetValue(row.Message, out var record) ? record : Records[$"{row.File} {row.Message}"];

    public static Type EnumOf(string message) => Enums[message];

    /// <summary>The type that a field names: looked up, as protos do, in the field's message, then in those around it.</summary>
    public static Type? TypeOf(string name, FieldRow row)
    {
        if (name == "istio.type.v1beta1.WorkloadSelector")
        {
            return Records["selector.proto WorkloadSelector"];
        }

        for (var scope = row.Message; ; scope = scope[..Math.Max(scope.LastIndexOf('.'), 0)])
        {
            var full = scope.Length == 0 ? name : $"{scope}.{name}";
            if (Records.TryGetValue(full, out var type) || Enums.TryGetValue(full, out type) || Records.TryGetValue($"sidecar.proto {full}", out type))
            {
                return type;
            }

            if (scope.Length == 0)
            {
                return null;
            }
        }
    }
}
