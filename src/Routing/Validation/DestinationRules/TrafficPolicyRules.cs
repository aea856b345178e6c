using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.DestinationRules;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.DestinationRules;

/// <summary>Rules for how endpoints are chosen and connected to: of a host, a subset or a port.</summary>
internal static class TrafficPolicyRules
{
    private const int MostPorts = 4096;

    public static void Check(TrafficPolicy policy, FieldPath path, AdmissionFindings findings)
    {
        if (policy is
            {
                LoadBalancer: null, ConnectionPool: null, OutlierDetection: null, Tls: null, PortLevelSettings: not { Count: > 0 }, Tunnel: null,
                ProxyProtocol: null, RetryBudget: null,
            })
        {
            findings.Required(path, "must set something: loadBalancer, connectionPool, outlierDetection, tls, portLevelSettings, tunnel, proxyProtocol or retryBudget");
        }

        if (policy is { Tunnel: not null, ProxyProtocol: not null })
        {
            findings.Forbidden(path.Field("proxyProtocol"), "must not be set beside tunnel");
        }

        CheckParts(policy.LoadBalancer, policy.ConnectionPool, policy.OutlierDetection, policy.Tls, path, findings);
        TunnelRules.Check(policy.Tunnel, path.Field("tunnel"), findings);
        RetryBudgetRules.Check(policy.RetryBudget, path.Field("retryBudget"), findings);
        var ports = policy.PortLevelSettings ?? ValueList<PortTrafficPolicy>.Empty;
        if (ports.Count > MostPorts)
        {
            findings.TooLong(path.Field("portLevelSettings"), $"must not hold more than {MostPorts} ports");
        }

        for (var i = 0; i < ports.Count; i++)
        {
            CheckPort(ports[i], path.Field("portLevelSettings").Index(i), findings);
        }
    }

    private static void CheckPort(PortTrafficPolicy policy, FieldPath path, AdmissionFindings findings)
    {
        if (policy.Port is null)
        {
            findings.Required(path.Field("port"));
        }
        else
        {
            Ports.Check(policy.Port.Number, path.Field("port").Field("number"), findings);
        }

        if (policy is { LoadBalancer: null, ConnectionPool: null, OutlierDetection: null, Tls: null })
        {
            findings.Required(path, "must set something: loadBalancer, connectionPool, outlierDetection or tls");
        }

        CheckParts(policy.LoadBalancer, policy.ConnectionPool, policy.OutlierDetection, policy.Tls, path, findings);
    }

    private static void CheckParts(
        LoadBalancerSettings? balancer, ConnectionPoolSettings? pool, OutlierDetectionSettings? outlier, ClientTlsSettings? tls, FieldPath path, AdmissionFindings findings)
    {
        LoadBalancerRules.Check(balancer, outlier, path.Field("loadBalancer"), findings);
        ConnectionPoolRules.Check(pool, path.Field("connectionPool"), findings);
        OutlierDetectionRules.Check(outlier, path.Field("outlierDetection"), findings);
        ClientTlsRules.Check(tls, path.Field("tls"), findings);
    }
}
