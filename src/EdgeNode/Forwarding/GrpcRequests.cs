using System.Globalization;
using OrleansMesh.Routing.Actions;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>Tells gRPC requests, and answers them.</summary>
internal static class GrpcRequests
{
    private const string ContentType = "application/grpc";

    public static bool Includes(HttpContext context) =>
        context.Request.ContentType is { } type
        && type.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (type.Length == ContentType.Length || type[ContentType.Length] is '+' or ';');

    /// <summary>A field's status; null where it is none.</summary>
    public static int? Status(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;

    /// <summary>Answers without a message: HTTP's status is 200 then, and header fields tell. As Envoy does, whatever HTTP version is spoken.</summary>
    /// <param name="context">The request; nothing of the answer has been sent.</param>
    /// <param name="status">gRPC's status.</param>
    /// <param name="message">What happened.</param>
    public static void Answer(HttpContext context, int status, string message)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = ContentType;
        response.Headers["grpc-status"] = status.ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Escape(message);
        response.ContentLength = 0;
        context.Features.Set(new GrpcAnswer(GrpcStatusCodes.ToHttp(status)));
    }

    // gRPC's Percent-Encoded: everything outside of printable ASCII, and the percent sign itself; more may be.
    private static string Escape(string message) =>
        message.AsSpan().ContainsAnyExceptInRange(' ', '~') || message.Contains('%', StringComparison.Ordinal) ? Uri.EscapeDataString(message) : message;
}
