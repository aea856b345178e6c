namespace OrleansMesh.Routing.Matching;

/// <summary>What is done with a request that a rule matches.</summary>
public enum RouteAction
{
    /// <summary>It goes to one of the rule's destinations.</summary>
    Forward,

    /// <summary>The client is sent elsewhere.</summary>
    Redirect,

    /// <summary>The edge answers by itself, as the rule says.</summary>
    DirectResponse,
}
