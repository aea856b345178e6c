using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IDestinationRuleGrain"/>
[GrainType("destinationrule")]
internal sealed class DestinationRuleGrain(IMeshStore store, TimeProvider time) : ResourceGrain(ResourceKind.DestinationRule, store, time), IDestinationRuleGrain;
