using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IGatewayGrain"/>
[GrainType("gateway")]
internal sealed class GatewayGrain(IMeshStore store, [FromKeyedServices(MeshGrains.Clock)] TimeProvider time) : ResourceGrain(ResourceKind.Gateway, store, time), IGatewayGrain;
