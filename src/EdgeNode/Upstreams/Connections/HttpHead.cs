using System.Text;

namespace OrleansMesh.EdgeNode.Upstreams.Connections;

/// <summary>Looks into the head of an HTTP/1.1 message.</summary>
internal static class HttpHead
{
    /// <summary>Whether there is a field of that name.</summary>
    /// <param name="head">From the end of the first line on.</param>
    /// <param name="name">The name, in ASCII; its case does not matter.</param>
    public static bool Has(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        while (head.StartsWith("\r\n"u8))
        {
            head = head[2..];
            if (head.Length > name.Length && head[name.Length] == (byte)':' && Ascii.EqualsIgnoreCase(head[..name.Length], name))
            {
                return true;
            }

            var end = head.IndexOf("\r\n"u8);
            if (end <= 0)
            {
                // The empty line, or what is cut off.
                return false;
            }

            head = head[end..];
        }

        return false;
    }
}
