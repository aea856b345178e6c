using Microsoft.Extensions.DependencyInjection;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Storage;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Resources;

/// <inheritdoc cref="IMirrorPolicyGrain"/>
[GrainType("mirrorpolicy")]
internal sealed class MirrorPolicyGrain(IMeshStore store, [FromKeyedServices(MeshGrains.Clock)] TimeProvider time)
    : ResourceGrain(ResourceKind.MirrorPolicy, store, time), IMirrorPolicyGrain;
