using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.EdgeNode.Upstreams.Connections;
using OrleansMesh.EdgeNode.Upstreams.Dns;
using OrleansMesh.EdgeNode.Upstreams.Security;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>The upstream side of an edge without the rest of it.</summary>
internal static class TestParts
{
    public static UpstreamParts Create(TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var names = new DnsNames(new DnsOptions(), new SystemResolver(), clock, ProcessRandom.Next, NullLogger<DnsNames>.Instance);
        var counters = new UpstreamCounters();
        var connector = new UpstreamConnector(names, new TlsFactory(new TableCredentials(new()), "default", counters, NullLogger<UpstreamTls>.Instance));
        return new(new ForwardingOptions(), connector, names, counters, new EndpointBuilds(NullLogger<EndpointBuilds>.Instance), clock);
    }
}
