using OrleansMesh.EdgeNode.Counters;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Where requests are accounted for.</summary>
/// <param name="Answers">What the edge answers by itself, by reason.</param>
/// <param name="Requests">All requests.</param>
/// <param name="Routes">Those of routes that are counted apart.</param>
internal sealed record RequestAccounts(EdgeAnswers Answers, RequestCounters Requests, RouteStatistics Routes);
