using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Analysis;

/// <summary>Who came first for one host: of all, of those that everyone sees, and of those that one namespace sees. They are added oldest first.</summary>
internal sealed class HostClaims
{
    private const string Everyone = "*";

    private readonly Dictionary<string, VirtualService> _firstSeenBy = new(StringComparer.Ordinal);
    private VirtualService? _first;

    public void Add(VirtualService source)
    {
        _first ??= source;
        foreach (var viewer in Viewers(source))
        {
            _firstSeenBy.TryAdd(viewer, source);
        }
    }

    /// <summary>The oldest that somebody sees together with this one; null where that is this one itself.</summary>
    public VirtualService? Owner(VirtualService source)
    {
        var viewers = Viewers(source).ToList();
        var meeting = viewers.Contains(Everyone)
            ? [_first!]
            : viewers.Append(Everyone).Select(viewer => _firstSeenBy.GetValueOrDefault(viewer)).OfType<VirtualService>();
        return meeting.MinBy(AgeOrder.Of) is { } oldest && oldest.Key != source.Key ? oldest : null;
    }

    private static IEnumerable<string> Viewers(VirtualService source) =>
        source.Spec?.ExportTo is { Count: > 0 } exportTo ? exportTo.Select(target => target == "." ? source.Key.Namespace : target) : [Everyone];
}
