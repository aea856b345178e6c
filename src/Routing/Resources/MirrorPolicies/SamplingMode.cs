namespace OrleansMesh.Routing.Resources.MirrorPolicies;

/// <summary>How the requests that get a shadow are chosen.</summary>
public enum SamplingMode
{
    /// <summary>By chance, each request by itself.</summary>
    [WireName("random")]
    Random = 0,

    /// <summary>Evenly: of any requests in a row on one edge the percentage is chosen, to the request. 50 % of 20 is 10.</summary>
    [WireName("exact")]
    Exact = 1,

    /// <summary>
    /// By a hash of a part of the request: what is equal there is chosen together, on every edge and by every mirror, and what 10 % choose is among what 20 %
    /// do. Requests without that part are chosen by chance.
    /// </summary>
    [WireName("key")]
    Key = 2,
}
