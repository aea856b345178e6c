using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IVirtualServiceGrain"/>
[GrainType("virtualservice")]
internal sealed class VirtualServiceGrain(IMeshStore store, [FromKeyedServices(MeshGrains.Clock)] TimeProvider time) : ResourceGrain(ResourceKind.VirtualService, store, time), IVirtualServiceGrain;
