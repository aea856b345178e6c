using OrleansMesh.Abstractions.Feed;
using OrleansMesh.Abstractions.Mirroring;

namespace OrleansMesh.Grains.Feed;

/// <summary>Who a relay tells of changes. A place lapses unless it is renewed; an observer that renews too seldom for the flood of changes is told no more until it does.</summary>
internal sealed class FeedObservers(int maxPlaces, TimeProvider time, GrainMetrics metrics)
{
    /// <summary>What is sent to an observer between two renewals, in characters of JSON: what a dead one may cost. More it fetches itself.</summary>
    public const long MaxUnrenewed = 4 << 20;

    private readonly Dictionary<IFeedObserver, ObserverPlace> _places = [];

    public int Count => _places.Count;

    /// <summary>Gives or renews a place; false where there is none left.</summary>
    public bool Renew(IFeedObserver observer)
    {
        if (!_places.TryGetValue(observer, out var place))
        {
            if (_places.Count >= maxPlaces)
            {
                RemoveLapsed();
            }

            if (_places.Count >= maxPlaces)
            {
                metrics.ObserverRefused();
                return false;
            }

            place = new ObserverPlace();
            _places.Add(observer, place);
        }

        place.RenewedAt = time.GetTimestamp();
        place.SentSince = 0;
        return true;
    }

    public void Remove(IFeedObserver observer) => _places.Remove(observer);

    /// <summary>Sends a delta to all at once; waits for none.</summary>
    public void Send(FeedDelta delta)
    {
        RemoveLapsed();
        var size = delta.Changes.Sum(change => (long)(change.Json?.Length ?? 0));
        foreach (var (observer, place) in _places)
        {
            if (place.SentSince > MaxUnrenewed)
            {
                metrics.NudgeWithheld();
                continue;
            }

            place.SentSince += size + 100;
            observer.Changed(delta).Ignore();
        }
    }

    /// <summary>Tells all how the switch of mirroring stands, also those who renew too seldom: it is little, and it is urgent.</summary>
    public void Send(MirrorSwitchState state)
    {
        RemoveLapsed();
        foreach (var observer in _places.Keys)
        {
            observer.Switched(state).Ignore();
        }
    }

    private void RemoveLapsed()
    {
        foreach (var (observer, place) in _places)
        {
            if (time.GetElapsedTime(place.RenewedAt) > FeedRelays.SubscriptionLifetime)
            {
                // Removing while enumerating is allowed for a Dictionary.
                _places.Remove(observer);
            }
        }
    }
}
