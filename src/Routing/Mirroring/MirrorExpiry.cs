using System.Globalization;
using OrleansMesh.Routing.Resources.MirrorPolicies;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>When a policy's mirrors switch themselves off.</summary>
public static class MirrorExpiry
{
    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The instant; null for never.</summary>
    public static DateTimeOffset? Of(MirrorPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.Spec?.ExpiresAt is { } text)
        {
            return ParseInstant(text);
        }

        // Admission does not bound a ttl from above: one that leads past the end of time never ends.
        return policy.Spec?.Ttl is { } ttl && policy.Metadata.CreationTimestamp is { } created && ParseInstant(created) is { } start && ttl.Value < DateTimeOffset.MaxValue - start
            ? start + ttl.Value
            : null;
    }

    /// <summary>The instant that a text means by RFC 3339, to 100 ns; null where it means none.</summary>
    public static DateTimeOffset? ParseInstant(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // The format's K also takes nothing at all, and that would be the local time of whoever reads it.
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        return hasOffset && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) ? instant : null;
    }
}
