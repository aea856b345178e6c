using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IVirtualServiceGrain"/>
[GrainType("virtualservice")]
internal sealed class VirtualServiceGrain(IMeshStore store, TimeProvider time) : ResourceGrain(ResourceKind.VirtualService, store, time), IVirtualServiceGrain;
