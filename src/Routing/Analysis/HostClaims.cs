using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Analysis;

/// <summary>Who came first for one host: of all, of those that everyone sees, and of those that one namespace sees. Immutable.</summary>
internal sealed class HostClaims
{
    private const string Everyone = "*";

    private readonly Dictionary<string, VirtualService> _firstSeenBy = new(StringComparer.Ordinal);

    /// <param name="sources">At least one.</param>
    public HostClaims(IEnumerable<VirtualService> sources)
    {
        Sources = [.. sources.OrderBy(AgeOrder.Of)];
        foreach (var source in Sources)
        {
            foreach (var viewer in Viewers(source))
            {
                _firstSeenBy.TryAdd(viewer, source);
            }
        }
    }

    /// <summary>All that have the host, the oldest first.</summary>
    public VirtualService[] Sources { get; }

    /// <summary>The oldest that somebody sees together with this one; null where that is this one itself.</summary>
    public VirtualService? Owner(VirtualService source)
    {
        var viewers = Viewers(source).ToList();
        var meeting = viewers.Contains(Everyone)
            ? [Sources[0]]
            : viewers.Append(Everyone).Select(viewer => _firstSeenBy.GetValueOrDefault(viewer)).OfType<VirtualService>();
        return meeting.MinBy(AgeOrder.Of) is { } oldest && oldest.Key != source.Key ? oldest : null;
    }

    private static IEnumerable<string> Viewers(VirtualService source) =>
        source.Spec?.ExportTo is { Count: > 0 } exportTo ? exportTo.Select(target => target == "." ? source.Key.Namespace : target) : [Everyone];
}
