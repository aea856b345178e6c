using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Gateways;
using OrleansMesh.Routing.Validation.Syntax;

namespace OrleansMesh.Routing.Validation.Gateways;

/// <summary>Rules for a listener of a Gateway.</summary>
internal static class GatewayServerRules
{
    private const string SocketScheme = "unix://";

    public static void Check(GatewayServer server, HashSet<string> portNames, FieldPath path, AdmissionFindings findings)
    {
        if (server.Port is null)
        {
            findings.Required(path.Field("port"));
        }
        else
        {
            CheckPort(server.Port, server.Bind, portNames, path.Field("port"), findings);
        }

        if (server.Bind is { Length: > 0 } bind && !HostNames.IsAddress(bind) && !(bind.StartsWith(SocketScheme, StringComparison.Ordinal) && bind.Length > SocketScheme.Length))
        {
            findings.Invalid(path.Field("bind"), "must be an IP address, or unix:// and a path");
        }

        ServerTlsRules.Check(server, path.Field("tls"), findings);
        ServerSupportRules.Check(server, path, findings);
        if (server.Hosts is not { Count: > 0 })
        {
            findings.Required(path.Field("hosts"));
        }

        var hosts = server.Hosts ?? ValueList<string>.Empty;
        for (var i = 0; i < hosts.Count; i++)
        {
            CheckHost(hosts[i], path.Field("hosts").Index(i), findings);
        }
    }

    private static void CheckPort(GatewayPort port, string? bind, HashSet<string> names, FieldPath path, AdmissionFindings findings)
    {
        if (port.Number is not 0 || bind is null || !bind.StartsWith(SocketScheme, StringComparison.Ordinal))
        {
            Ports.Check(port.Number, path.Field("number"), findings);
        }

        if (string.IsNullOrEmpty(port.Protocol))
        {
            findings.Required(path.Field("protocol"));
        }
        else
        {
            Protocols.Check(port.Protocol, path.Field("protocol"), findings);
        }

        if (string.IsNullOrEmpty(port.Name))
        {
            findings.Required(path.Field("name"));
        }
        else if (!names.Add(port.Name))
        {
            findings.Duplicate(path.Field("name"), $"{port.Name} is the name of an earlier port");
        }

        if (port.TargetPort > 0)
        {
            findings.Forbidden(path.Field("targetPort"), "must not be set");
        }
    }

    private static void CheckHost(string host, FieldPath path, AdmissionFindings findings)
    {
        var slash = host.IndexOf('/', StringComparison.Ordinal);
        var (ns, name) = slash < 0 ? ("*", host) : (host[..slash], host[(slash + 1)..]);
        var right = (ns is "*" or "." || HostNames.IsLabel(ns))
            && (name is "*" || HostNames.IsAddress(name)
                || (HostNames.IsWildcardName(name) && name is ['*', '.', ..] or [not '*', ..] && name.Contains('.', StringComparison.Ordinal)));
        if (!right)
        {
            findings.Invalid(path, "must be [namespace/]host: a host name with a dot, an IP address, * or *. and a host name");
        }
    }
}
