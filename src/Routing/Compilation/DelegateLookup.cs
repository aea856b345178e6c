using OrleansMesh.Routing.Compilation.Delegation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>The delegates of a snapshot: the VirtualServices without hosts.</summary>
internal sealed class DelegateLookup
{
    private readonly Dictionary<ResourceKey, VirtualService> _delegates = [];

    public DelegateLookup(IEnumerable<VirtualService> virtualServices)
    {
        foreach (var source in virtualServices.Where(source => source.Spec?.Hosts is not { Count: > 0 }))
        {
            _delegates[source.Key] = source;
        }
    }

    public VirtualService? Find(ResourceKey key) => _delegates.GetValueOrDefault(key);

    /// <summary>What the routes of a VirtualService delegate to, found or not: what it compiles to depends on these.</summary>
    public IReadOnlyList<KeyValuePair<ResourceKey, VirtualService?>> UsedBy(VirtualService root) =>
    [
        .. from route in root.Spec?.Http ?? ValueList<HttpRoute>.Empty
           where route.Delegate is not null
           let key = DelegateRoutes.KeyOf(route.Delegate!, root.Key)
           select KeyValuePair.Create(key, Find(key)),
    ];
}
