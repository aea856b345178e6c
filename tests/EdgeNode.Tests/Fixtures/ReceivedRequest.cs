using System.Text;
using Microsoft.Extensions.Primitives;

namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>A request as an upstream saw it.</summary>
internal sealed record ReceivedRequest(string Method, string Target, IReadOnlyDictionary<string, StringValues> Headers, byte[] Body)
{
    /// <summary>The body, a character a byte.</summary>
    public string Text => Encoding.Latin1.GetString(Body);

    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
