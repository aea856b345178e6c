using System.Text;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Mirroring.Policies;

/// <summary>How a mirror's shadows are marked.</summary>
internal static class ShadowMarker
{
    /// <summary><c>namespace/virtualservice/route/target</c>; what a header field cannot hold of it, as in a URI: a byte of UTF-8 is <c>%</c> and two digits.</summary>
    public static string Of(MirrorKey key)
    {
        var text = $"{key.VirtualService}/{key.Route}/{key.Target}";
        if (!text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return text;
        }

        var escaped = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            escaped.Append(value is > (byte)' ' and <= (byte)'~' ? ((char)value).ToString() : $"%{value:X2}");
        }

        return escaped.ToString();
    }
}
