using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IServiceEntryGrain"/>
[GrainType("serviceentry")]
internal sealed class ServiceEntryGrain(IMeshStore store, [FromKeyedServices(MeshGrains.Clock)] TimeProvider time) : ResourceGrain(ResourceKind.ServiceEntry, store, time), IServiceEntryGrain;
