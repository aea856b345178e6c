namespace OrleansMesh.External.Tests.Harness;

/// <summary>What one writer knows of its object: the values that it may have, after calls whose outcome is unknown. 0 stands for no object.</summary>
internal sealed class WrittenObject(string name)
{
    private const int DeletesOneOf = 5;

    private readonly HashSet<long> _possible = [0];
    private long _attempts;
    private long _revision;

    public string Name => name;

    /// <summary>Whether the next write is a deletion; only of an object that is known to be there.</summary>
    public bool IsDeletedNext()
    {
        if (_attempts % DeletesOneOf != 0 || _possible.Count != 1 || _possible.Contains(0))
        {
            return false;
        }

        _possible.Add(0);
        return true;
    }

    /// <summary>The value of the next write, never used before.</summary>
    public long NextValue()
    {
        _possible.Add(++_attempts);
        return _attempts;
    }

    public void Acknowledged(long value, long revision) => Know(value, revision);

    /// <summary>What was found when the silo was there again; it must be one of what may be, and not older than what was acknowledged.</summary>
    public void Found(long value, long revision)
    {
        Assert.Contains(value, _possible);
        Assert.True(value == 0 || revision >= _revision, $"{name} is at revision {revision}, and was at {_revision}");
        Know(value, revision);
    }

    private void Know(long value, long revision)
    {
        _possible.Clear();
        _possible.Add(value);
        _revision = Math.Max(_revision, revision);
    }
}
