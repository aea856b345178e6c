using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Routing.Analysis;

namespace OrleansMesh.Grains.Analysis;

/// <summary>
/// The analysis of all resources, for all relays of the process: brought up to date when it is asked for, at most once a revision; a resource is read, and indexed, once a change.
/// </summary>
/// <remarks>Thread-safe. It holds one revision, and a resource's record for each resource; nothing of it outlives the next revision that is asked for.</remarks>
internal sealed class AnalysisCache(MeshGrainOptions options, GrainMetrics metrics, [FromKeyedServices(MeshGrains.Clock)] TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly AnalysisOptions _options = new() { DomainSuffix = options.DomainSuffix, OutboundTrafficPolicy = options.OutboundTrafficPolicy };
    private Analyzed? _current;

    /// <summary>How often it was brought up to date; at most once a revision.</summary>
    public long Builds { get; private set; }

    /// <summary>The statuses of some resources, seen among <paramref name="all"/> of them, or among those of a later revision where a faster relay has asked.</summary>
    /// <param name="meshId">The mesh they are of: another one's revisions mean nothing here.</param>
    /// <param name="revision">The revision of <paramref name="all"/>.</param>
    /// <param name="all">Every resource.</param>
    /// <param name="asked">Those to be looked at.</param>
    public async Task<ImmutableArray<string?>> StatusesAsync(string meshId, long revision, IReadOnlyCollection<StoredResource> all, IReadOnlyCollection<StoredResource> asked)
    {
        var current = await AtAsync(meshId, revision, all);
        return [.. asked.Select(stored => current.StatusOf(stored.Id, time.GetUtcNow()))];
    }

    public void Dispose() => _turn.Dispose();

    private async Task<Analyzed> AtAsync(string meshId, long revision, IReadOnlyCollection<StoredResource> all)
    {
        await _turn.WaitAsync();
        try
        {
            if (_current is null || meshId != _current.MeshId || revision > _current.Revision)
            {
                var before = meshId == _current?.MeshId ? _current : Analyzed.Nothing(meshId, _options);
                _current = before.Advance(revision, all);
                Builds++;
                metrics.Analyzed();
            }

            return _current;
        }
        finally
        {
            _turn.Release();
        }
    }
}
