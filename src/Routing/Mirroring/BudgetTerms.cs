namespace OrleansMesh.Routing.Mirroring;

/// <summary>The budget that a mirror's shadows are taken from.</summary>
/// <param name="Policy">The policy that gives it, <c>namespace/name</c>: all its mirrors share it.</param>
/// <param name="RequestsPerSecond">Shadows a second over all edges.</param>
/// <param name="Generation">The policy's generation: of two that differ the higher holds.</param>
public sealed record BudgetTerms(string Policy, double RequestsPerSecond, long Generation);
