namespace OrleansMesh.Routing.Compilation.Assembly;

/// <summary>What one VirtualService brings to a place.</summary>
/// <param name="kind">As what.</param>
/// <param name="server">The number of the Gateway's server; 0 unless <paramref name="kind"/> is <see cref="ContributionKind.Server"/>.</param>
/// <param name="source">The VirtualService.</param>
/// <param name="rules">Its rules there.</param>
internal sealed class Contribution(ContributionKind kind, int server, CompiledVirtualService source, PlannedRule[] rules) : IComparable<Contribution>
{
    public ContributionKind Kind => kind;

    public int Server => server;

    public CompiledVirtualService Source => source;

    public PlannedRule[] Rules => rules;

    public int CompareTo(Contribution? other)
    {
        var byKind = kind.CompareTo(other!.Kind);
        var byServer = byKind != 0 ? byKind : server.CompareTo(other.Server);
        return byServer != 0 ? byServer : source.Age.CompareTo(other.Source.Age);
    }
}
