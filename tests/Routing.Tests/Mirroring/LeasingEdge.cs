using OrleansMesh.Routing.Mirroring;

namespace OrleansMesh.Routing.Tests.Mirroring;

/// <summary>An edge as far as leases go.</summary>
internal sealed class LeasingEdge(string name)
{
    private double _share;
    private TimeSpan _until;
    private long _sequence;

    public string Name => name;

    public double Held(TimeSpan now) => now < _until ? _share : 0;

    public ShareClaim Claim(double wanted, TimeSpan now) => new(name, ++_sequence, wanted, Held(now), now < _until ? _until - now : TimeSpan.Zero);

    public ShareClaim Release()
    {
        Apply(0, TimeSpan.Zero);
        return new(name, ++_sequence, 0, 0, TimeSpan.Zero);
    }

    public void Apply(double share, TimeSpan until) => (_share, _until) = (share, until);
}
