namespace OrleansMesh.Routing.Resources;

/// <summary>A duration as the operator wrote it, such as <c>1.5s</c> or <c>2h45m</c>, with its value.</summary>
/// <param name="Text">The text of the manifest, kept so that writing a resource back loses nothing.</param>
/// <param name="Value">The value, to the tick (100 ns).</param>
public readonly record struct ProtoDuration(string Text, TimeSpan Value);
