namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>The mark of a request that the edge itself answered in gRPC's way; a feature of the request.</summary>
/// <param name="HttpStatus">What the answer's <c>grpc-status</c> is over HTTP, where it is 200 to the eye.</param>
internal sealed record GrpcAnswer(int HttpStatus);
