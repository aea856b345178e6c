namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Draws a number, uniform over all of <see cref="uint"/>, and independent of every other draw. Called by many threads at once.</summary>
internal delegate uint RandomSource();
