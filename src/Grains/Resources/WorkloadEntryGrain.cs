using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IWorkloadEntryGrain"/>
[GrainType("workloadentry")]
internal sealed class WorkloadEntryGrain(IMeshStore store, [FromKeyedServices(MeshGrains.Clock)] TimeProvider time) : ResourceGrain(ResourceKind.WorkloadEntry, store, time), IWorkloadEntryGrain;
