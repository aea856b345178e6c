using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IGatewayGrain"/>
[GrainType("gateway")]
internal sealed class GatewayGrain(IMeshStore store, TimeProvider time) : ResourceGrain(ResourceKind.Gateway, store, time), IGatewayGrain;
