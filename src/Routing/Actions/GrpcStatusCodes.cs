namespace OrleansMesh.Routing.Actions;

/// <summary>gRPC's status codes: their names, and what they are over HTTP.</summary>
public static class GrpcStatusCodes
{
    /// <summary>DEADLINE_EXCEEDED.</summary>
    public const int DeadlineExceeded = 4;

    private static readonly string[] Names =
    [
        "OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE", "UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED",
    ];

    /// <summary>The code of a name such as <c>UNAVAILABLE</c>; null where there is none such.</summary>
    public static int? Find(string name) => Array.IndexOf(Names, name) is var code and >= 0 ? code : null;

    /// <summary>The HTTP status that says the same to a client that does not speak gRPC, as Envoy translates.</summary>
    public static int ToHttp(int grpcStatus) => grpcStatus switch
    {
        0 => 200,
        1 => 499,
        3 or 9 or 11 => 400,
        4 => 504,
        5 => 404,
        6 or 10 => 409,
        7 => 403,
        8 => 429,
        12 => 501,
        14 => 503,
        16 => 401,
        _ => 500,
    };

    /// <summary>The gRPC status of an HTTP status, by gRPC's own table (http-grpc-status-mapping.md).</summary>
    public static int FromHttp(int httpStatus) => httpStatus switch
    {
        400 => 13,
        401 => 16,
        403 => 7,
        404 => 12,
        429 or 502 or 503 or 504 => 14,
        _ => 2,
    };
}
