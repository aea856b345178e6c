using System.Text;
using Grpc.Core;

namespace OrleansMesh.EdgeNode.Tests.Rpc;

/// <summary>The methods of a gRPC service whose messages are plain bytes, one of each kind.</summary>
internal static class EchoMethods
{
    public static Method<byte[], byte[]> Unary { get; } = Of(MethodType.Unary);

    public static Method<byte[], byte[]> ServerStreaming { get; } = Of(MethodType.ServerStreaming);

    public static Method<byte[], byte[]> ClientStreaming { get; } = Of(MethodType.ClientStreaming);

    public static Method<byte[], byte[]> DuplexStreaming { get; } = Of(MethodType.DuplexStreaming);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>How messages stand in a body: a zero, four bytes of length, the bytes.</summary>
    public static byte[] Framed(params byte[][] messages) =>
        [.. messages.SelectMany(message => (byte[])[0, (byte)(message.Length >> 24), (byte)(message.Length >> 16), (byte)(message.Length >> 8), (byte)message.Length, .. message])];

    private static Method<byte[], byte[]> Of(MethodType type)
    {
        var plain = Marshallers.Create(static (byte[] bytes) => bytes, static bytes => bytes);
        return new(type, "shop.Echo", type.ToString(), plain, plain);
    }
}
