using OrleansMesh.Routing.Compilation.Assembly;
using OrleansMesh.Routing.Compilation.Delegation;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation;

/// <summary>Takes some VirtualServices from one state of a table to the next.</summary>
/// <param name="before">The state that is changed.</param>
/// <param name="known">VirtualServices that were compiled before with the same options, whatever became of their tables.</param>
internal sealed class VirtualServiceSetCompiler(TableState before, TableState? known)
{
    private readonly ServedGateways _gateways = new(before.Options);
    private readonly PatternCache _patterns = new();
    private readonly Dictionary<ResourceKey, VirtualService?> _changes = [];

    /// <summary>The state after some changes; null where a VirtualService is gone.</summary>
    public TableState Apply(IEnumerable<KeyValuePair<ResourceKey, VirtualService?>> changes)
    {
        foreach (var (key, source) in changes)
        {
            _changes[key] = source;
        }

        foreach (var key in before.Delegating)
        {
            // A VirtualService that did not change itself changes with what it delegates to.
            if (!_changes.ContainsKey(key) && before.Sources[key].Delegates.Any(used => _changes.ContainsKey(used.Key)))
            {
                _changes.Add(key, before.Sources[key].Source);
            }
        }

        var step = new TableStep(before);
        foreach (var (key, source) in _changes.OrderBy(change => change.Value is null ? default : AgeOrder.Of(change.Value)))
        {
            if (source is null)
            {
                step.Remove(key);
            }
            else
            {
                step.Set(key, Known(source) ?? Compile(source));
            }
        }

        return step.Finish();
    }

    private CompiledVirtualService? Known(VirtualService source) =>
        known is not null
        && known.Sources.TryGetValue(source.Key, out var found)
        && ReferenceEquals(found.Source, source)
        && found.Delegates.All(used => ReferenceEquals(Find(used.Key), used.Value))
            ? found
            : null;

    private CompiledVirtualService Compile(VirtualService source)
    {
        var findings = new Findings();
        var routes = DelegateRoutes.Merge(source, Find, before.Options.DomainSuffix);
        var plan = new VirtualServiceCompiler(before.Options, _gateways, _patterns, source, findings).Compile(routes);
        return new(source, plan, findings, [.. DelegateRoutes.KeysOf(source).Select(key => KeyValuePair.Create(key, Find(key)))]);
    }

    // Delegates are the VirtualServices without hosts.
    private VirtualService? Find(ResourceKey key)
    {
        var source = _changes.TryGetValue(key, out var changed) ? changed : before.Sources.GetValueOrDefault(key)?.Source;
        return source?.Spec?.Hosts is { Count: > 0 } ? null : source;
    }
}
