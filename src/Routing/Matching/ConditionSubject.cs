namespace OrleansMesh.Routing.Matching;

/// <summary>The part of a request that a condition looks at.</summary>
internal enum ConditionSubject
{
    Method,
    Scheme,
    Authority,

    /// <summary>Path and query, which Envoy calls <c>:path</c>.</summary>
    Target,
    Header,
    Query,
}
