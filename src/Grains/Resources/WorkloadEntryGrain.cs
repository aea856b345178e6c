using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IWorkloadEntryGrain"/>
[GrainType("workloadentry")]
internal sealed class WorkloadEntryGrain(IMeshStore store, TimeProvider time) : ResourceGrain(ResourceKind.WorkloadEntry, store, time), IWorkloadEntryGrain;
