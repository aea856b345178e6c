using System.Net;

namespace OrleansMesh.EdgeNode.Upstreams.Dns;

/// <summary>A name and the last good answer for it.</summary>
internal sealed class DnsName(string name)
{
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IPAddress[]? _addresses;

    public string Name { get; } = name;

    /// <summary>The addresses, in the order they are to be tried; null where no lookup has succeeded yet. Another array only where the answer is another.</summary>
    public IPAddress[]? Addresses => Volatile.Read(ref _addresses);

    /// <summary>Done when the first lookup is over, however it went.</summary>
    public Task Tried => _tried.Task;

    /// <summary>How many clusters name it.</summary>
    internal int Holders { get; set; }

    /// <summary>Whether a request has needed it since the last refresh.</summary>
    internal bool IsUsed { get; set; } = true;

    /// <summary>Whether the last lookup failed. One lookup at a time.</summary>
    internal bool IsFailing { get; set; }

    internal ITimer? Timer { get; set; }

    /// <summary>A lookup is over.</summary>
    /// <param name="answer">What it gave; null or empty where it failed, which leaves the last good answer.</param>
    internal void Take(IPAddress[]? answer)
    {
        // In another order it is the same set: resolvers rotate, and tables are made only for what is new.
        if (answer is { Length: > 0 } && (_addresses is not { } known || known.Length != answer.Length || answer.Except(known).Any()))
        {
            Volatile.Write(ref _addresses, answer);
        }

        _tried.TrySetResult();
    }
}
