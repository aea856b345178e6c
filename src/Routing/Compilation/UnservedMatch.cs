using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>
/// A <c>match</c> block with a condition that the edge cannot evaluate. The block is left out, because the rule without
/// the condition would match too much; the rest of the VirtualService is served.
/// </summary>
/// <param name="Key">The VirtualService.</param>
/// <param name="Warning">The condition, and what becomes of it.</param>
public sealed record UnservedMatch(ResourceKey Key, ConfigWarning Warning);
