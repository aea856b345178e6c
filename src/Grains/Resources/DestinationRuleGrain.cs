using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IDestinationRuleGrain"/>
[GrainType("destinationrule")]
internal sealed class DestinationRuleGrain(IMeshStore store, [FromKeyedServices(MeshGrains.Clock)] TimeProvider time) : ResourceGrain(ResourceKind.DestinationRule, store, time), IDestinationRuleGrain;
