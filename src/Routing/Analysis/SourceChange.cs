using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Analysis;

/// <summary>A VirtualService that is not the same in two snapshots.</summary>
/// <param name="Before">As it was; null where it is new.</param>
/// <param name="After">As it is; null where it is gone.</param>
internal readonly record struct SourceChange(VirtualService? Before, VirtualService? After);
