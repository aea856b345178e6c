namespace OrleansMesh.EdgeNode.ControlPlane;

/// <summary>The edge has not been connected to the control plane since it started.</summary>
internal sealed class ControlPlaneAbsentException() : Exception("not connected");
