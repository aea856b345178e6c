namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Tells gRPC requests.</summary>
internal static class GrpcRequests
{
    private const string ContentType = "application/grpc";

    public static bool Includes(HttpContext context) =>
        context.Request.ContentType is { } type
        && type.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (type.Length == ContentType.Length || type[ContentType.Length] is '+' or ';');
}
