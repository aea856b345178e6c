using System.Collections.Immutable;
using OrleansMesh.Routing.Matching;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>One step from a state to the next: some VirtualServices come, change or go, and the places where they have rules are put together anew.</summary>
internal sealed class TableStep
{
    private readonly TableState _before;
    private readonly ImmutableDictionary<ResourceKey, CompiledVirtualService>.Builder _sources;
    private readonly ImmutableHashSet<ResourceKey>.Builder _delegating;
    private readonly ImmutableSortedDictionary<ResourceKey, RefusedVirtualService>.Builder _refused;
    private readonly ImmutableSortedDictionary<AgeOrder, ValueList<UnservedMatch>>.Builder _unserved;
    private readonly Dictionary<Place, List<Contribution>> _changed = [];
    private readonly List<Place> _places = [];

    public TableStep(TableState before)
    {
        _before = before;
        _sources = before.Sources.ToBuilder();
        _delegating = before.Delegating.ToBuilder();
        _refused = before.Refused.ToBuilder();
        _unserved = before.Unserved.ToBuilder();
    }

    /// <summary>A VirtualService comes, or takes the place of the one that had its key.</summary>
    public void Set(ResourceKey key, CompiledVirtualService source)
    {
        Remove(key);
        _sources[key] = source;
        if (source.Delegates.Count > 0)
        {
            _delegating.Add(key);
        }

        if (source.Findings.Errors.Count > 0)
        {
            _refused[key] = new(key, ValueList.From(source.Findings.Errors));
            return;
        }

        if (source.Findings.Unserved.Count > 0)
        {
            _unserved[source.Age] = ValueList.From(source.Findings.Unserved.Select(warning => new UnservedMatch(key, warning)));
        }

        foreach (var (place, contribution) in Contributions.Of(source, _before.Options, _before.Servers))
        {
            At(place).Add(contribution);
        }
    }

    /// <summary>A VirtualService goes.</summary>
    public void Remove(ResourceKey key)
    {
        if (!_sources.Remove(key, out var source))
        {
            return;
        }

        _delegating.Remove(key);
        _refused.Remove(key);
        _unserved.Remove(source.Age);
        foreach (var (place, _) in Contributions.Of(source, _before.Options, _before.Servers))
        {
            At(place).RemoveAll(contribution => ReferenceEquals(contribution.Source, source));
        }
    }

    public TableState Finish()
    {
        // Without a state before, the places that only redirect are to be made as well.
        if (_before.Hosts.IsEmpty)
        {
            foreach (var place in _before.Redirected)
            {
                At(place);
            }
        }

        var places = _before.Places.ToBuilder();
        var after = new List<(Place Place, PlaceRules Rules)>(_places.Count);
        var binder = new PlaceBinder(_before);
        foreach (var place in _places)
        {
            _changed[place].Sort();
            var contributions = ImmutableArray.CreateRange(_changed[place]);
            after.Add((place, _before.RulesOf(place, contributions)));
            if (contributions.IsEmpty)
            {
                places.Remove(place);
            }
            else
            {
                places[place] = contributions;
            }
        }

        // What comes is taken before what goes is given back: what is in both keeps its numbers.
        after.ForEach(entry => binder.Use(entry.Rules));
        foreach (var place in _places)
        {
            binder.Drop(_before.RulesOf(place, _before.Places.GetValueOrDefault(place)));
        }

        return binder.Finish(_before with
        {
            Sources = _sources.ToImmutable(),
            Delegating = _delegating.ToImmutable(),
            Refused = _refused.ToImmutable(),
            Unserved = _unserved.ToImmutable(),
            Places = places.ToImmutable(),
            Hosts = Hosts(after, binder),
        });
    }

    private ImmutableDictionary<string, HostTable> Hosts(List<(Place Place, PlaceRules Rules)> after, PlaceBinder binder)
    {
        var hosts = _before.Hosts.ToBuilder();
        if (_before.Hosts.IsEmpty)
        {
            hosts[string.Empty] = HostTable.Empty;
            foreach (var entrance in _before.Servers.Entrances)
            {
                hosts[entrance] = HostTable.Empty;
            }
        }

        foreach (var entrance in after.GroupBy(entry => entry.Place.Entrance, StringComparer.Ordinal))
        {
            hosts[entrance.Key] = hosts[entrance.Key].With([.. entrance.Select(entry => KeyValuePair.Create(entry.Place.Host, binder.Hosts(entry.Rules)))]);
        }

        return hosts.ToImmutable();
    }

    private List<Contribution> At(Place place)
    {
        if (!_changed.TryGetValue(place, out var contributions))
        {
            _changed.Add(place, contributions = [.. _before.Places.GetValueOrDefault(place, [])]);
            _places.Add(place);
        }

        return contributions;
    }
}
