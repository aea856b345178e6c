using System.Collections.Immutable;
using OrleansMesh.Abstractions.Edges;
using OrleansMesh.EdgeNode.Feed;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Lists the Gateways that an edge cannot serve as a whole.</summary>
internal static class GatewayRefusals
{
    public static ImmutableArray<RefusedResource> List(IEnumerable<ListenerStatus> listeners)
    {
        var problems = listeners.SelectMany(Problems).ToList();
        return
        [
            .. problems
                .GroupBy(problem => problem.Gateway)
                .OrderBy(gateway => gateway.Key)
                .Select(gateway => new RefusedResource(MeshDocument.Id(gateway.Key), string.Join("; ", gateway.Select(problem => problem.Reason)))),
        ];
    }

    private static IEnumerable<(ResourceKey Gateway, string Reason)> Problems(ListenerStatus status)
    {
        foreach (var server in status.Problem is null ? [] : status.Listener.Servers)
        {
            yield return (server.Gateway, $"{server.Path}: {status.Problem}");
        }

        foreach (var server in status.Tls.Where(server => server.Problem is not null))
        {
            yield return (server.Server.Gateway, $"{server.Server.Path}.tls: {server.Problem}");
        }
    }
}
