namespace OrleansMesh.Routing.Matching;

/// <summary>What is done with a request that a rule matches.</summary>
public enum RouteAction
{
    /// <summary>It goes to one of the rule's destinations.</summary>
    Forward,

    /// <summary>The rule asks for something that the edge cannot do yet: the request is refused, never given to a later rule.</summary>
    Unsupported,
}
