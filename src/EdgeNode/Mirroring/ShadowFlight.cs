namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>The shadows of one request, from their places in the lanes to their start.</summary>
internal sealed class ShadowFlight(List<AdmittedShadow> shadows, BodyTap? tap)
{
    public List<AdmittedShadow> Shadows { get; } = shadows;

    /// <summary>Stands before the request's body; null where the request has none.</summary>
    public BodyTap? Tap { get; } = tap;

    /// <summary>The head of the primary's answer is there, and is handed on to the client.</summary>
    public void PrimaryAnswered()
    {
        foreach (var (shadow, _, _, _) in Shadows)
        {
            shadow.PrimaryAnswered();
        }
    }
}
