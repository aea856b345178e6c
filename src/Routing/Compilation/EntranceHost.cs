namespace OrleansMesh.Routing.Compilation;

/// <summary>One host of an entrance, while it is put together.</summary>
internal sealed class EntranceHost
{
    private readonly List<PlannedRule[]> _virtualServices = new(1);

    /// <summary>Whether requests are answered by a redirect to https alone.</summary>
    public bool RequiresHttps { get; set; }

    /// <summary>The rules, oldest VirtualService first.</summary>
    public List<PlannedRule[]> VirtualServices => _virtualServices;

    /// <summary>Adds the rules of a VirtualService; one that is bound by several servers counts once.</summary>
    public void Add(PlannedRule[] rules)
    {
        if (!_virtualServices.Exists(earlier => ReferenceEquals(earlier, rules)))
        {
            _virtualServices.Add(rules);
        }
    }
}
