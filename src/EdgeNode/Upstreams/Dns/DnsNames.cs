using System.Net;
using System.Net.Sockets;
using OrleansMesh.EdgeNode.Forwarding;

namespace OrleansMesh.EdgeNode.Upstreams.Dns;

/// <summary>Every name that upstreams have, kept fresh in the background: a request waits for a lookup only where there has never been an answer.</summary>
#pragma warning disable CA1001 // The semaphore has no handle to give back unless somebody asks for one; the object lives as long as the process.
internal sealed partial class DnsNames(DnsOptions options, INameResolver resolver, TimeProvider time, RandomSource random, ILogger<DnsNames> logger)
#pragma warning restore CA1001
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, DnsName> _names = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _places = new(options.MaxLookups);
    private int _requestNames;
    private long _lookups;
    private long _failures;

    /// <summary>Lookups since the start.</summary>
    public long Lookups => Interlocked.Read(ref _lookups);

    /// <summary>Lookups that gave no address.</summary>
    public long Failures => Interlocked.Read(ref _failures);

    /// <summary>Names that are kept fresh.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _names.Count;
            }
        }
    }

    /// <summary>The name, kept fresh until it is given back.</summary>
    public DnsName Rent(string name)
    {
        DnsName entry;
        bool isNew;
        lock (_lock)
        {
            isNew = !_names.TryGetValue(name, out entry!);
            if (isNew)
            {
                _names.Add(name, entry = new DnsName(name));
            }
            else if (entry.Holders == 0)
            {
                _requestNames--;
            }

            entry.Holders++;
        }

        return isNew ? Started(entry) : entry;
    }

    public void Return(DnsName name)
    {
        lock (_lock)
        {
            if (--name.Holders == 0)
            {
                Drop(name);
            }
        }
    }

    /// <summary>The addresses to dial for a name: the last good answer, or the first one, which is waited for.</summary>
    /// <exception cref="SocketException">There has never been an answer.</exception>
    public async ValueTask<IPAddress[]> AddressesAsync(string name, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(name, out var address))
        {
            return [address];
        }

        if (Find(name) is not { } entry)
        {
            var (found, _) = await LookUpAsync(name, cancellationToken);
            return found is { Length: > 0 } ? found : throw new SocketException((int)SocketError.HostNotFound);
        }

        if (entry.Addresses is null)
        {
            await entry.Tried.WaitAsync(cancellationToken);
        }

        return entry.Addresses ?? throw new SocketException((int)SocketError.HostNotFound);
    }

    // Null where there is no room to keep it.
    private DnsName? Find(string name)
    {
        DnsName? entry;
        lock (_lock)
        {
            if (_names.TryGetValue(name, out entry))
            {
                entry.IsUsed = true;
                return entry;
            }

            if (_requestNames >= options.MaxRequestNames)
            {
                return null;
            }

            _requestNames++;
            _names.Add(name, entry = new DnsName(name));
        }

        return Started(entry);
    }

    private DnsName Started(DnsName entry)
    {
        entry.Timer = time.CreateTimer(static state => ((Action)state!)(), (Action)(() => _ = RefreshAsync(entry)), Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = RefreshAsync(entry);
        return entry;
    }

    private async Task RefreshAsync(DnsName entry)
    {
        var (answer, problem) = await LookUpAsync(entry.Name, CancellationToken.None);
        Tell(entry, problem);
        entry.Take(answer);
        lock (_lock)
        {
            if (!_names.TryGetValue(entry.Name, out var current) || !ReferenceEquals(current, entry))
            {
                return;
            }

            if (entry is { Holders: 0, IsUsed: false })
            {
                _requestNames--;
                Drop(entry);
                return;
            }

            entry.IsUsed = false;
            var interval = answer is { Length: > 0 } ? options.RefreshInterval : options.RetryInterval;
            entry.Timer!.Change(interval * (0.9 + (0.2 * (random() / (double)uint.MaxValue))), Timeout.InfiniteTimeSpan);
        }
    }

    private void Drop(DnsName entry)
    {
        _names.Remove(entry.Name);
        entry.Timer?.Dispose();
    }

    // Once when a name begins to fail and once when that is over, not for every try between.
    private void Tell(DnsName entry, string? problem)
    {
        if (problem is not null && !entry.IsFailing)
        {
            Log.Failed(logger, entry.Name, problem);
        }
        else if (problem is null && entry.IsFailing)
        {
            Log.Resolved(logger, entry.Name);
        }

        entry.IsFailing = problem is not null;
    }

    // With the reason where it failed; throws only where the caller gives up.
    private async Task<(IPAddress[]? Answer, string? Problem)> LookUpAsync(string name, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        using var limit = new CancellationTokenSource(options.LookupTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            Interlocked.Increment(ref _lookups);
            var answer = await resolver.ResolveAsync(name, either.Token).WaitAsync(either.Token);
            return answer.Length > 0 ? (answer, null) : Failed("there is no address");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed("there was no answer in time");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a resolver throws, the edge goes on with the last good answer.
            return Failed(e.Message);
        }
        finally
        {
            _places.Release();
        }
    }

    private (IPAddress[]? Answer, string? Problem) Failed(string problem)
    {
        Interlocked.Increment(ref _failures);
        return (null, problem);
    }

    private static partial class Log
    {
        [LoggerMessage(3150, LogLevel.Warning, "The name {Name} cannot be resolved; the last answer, if there was one, is kept: {Problem}.", EventName = "NameNotResolved")]
        public static partial void Failed(ILogger logger, string name, string problem);

        [LoggerMessage(3152, LogLevel.Information, "The name {Name} is resolved again.", EventName = "NameResolved")]
        public static partial void Resolved(ILogger logger, string name);
    }
}
