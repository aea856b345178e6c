using OrleansMesh.Silo.Api.Served;

namespace OrleansMesh.Silo.Api.Answers;

/// <summary>Kubernetes' words for every way in which a request can be refused.</summary>
internal static class Refusals
{
    public static StatusAnswer BadRequest(string message) => Failure(StatusCodes.Status400BadRequest, "BadRequest", message, null);

    public static StatusAnswer Forbidden(string message) => Failure(StatusCodes.Status403Forbidden, "Forbidden", message, null);

    public static StatusAnswer NoSuchPath() =>
        Failure(StatusCodes.Status404NotFound, "NotFound", "the server could not find the requested resource", new StatusDetails());

    public static StatusAnswer NotFound(ServedResource resource, string name) =>
        Failure(StatusCodes.Status404NotFound, "NotFound", $"{resource.QualifiedPlural} \"{name}\" not found", About(resource, name));

    public static StatusAnswer MethodNotAllowed(string allow, string? message = null) =>
        Failure(StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", message ?? "the server does not allow this method on the requested resource", new StatusDetails())
            with
        { Allow = allow };

    public static StatusAnswer NotAcceptable(IEnumerable<string> offered) =>
        Failure(StatusCodes.Status406NotAcceptable, "NotAcceptable", $"only the following media types are accepted: {string.Join(", ", offered)}", null);

    public static StatusAnswer AlreadyExists(ServedResource resource, string name) =>
        Failure(StatusCodes.Status409Conflict, "AlreadyExists", $"{resource.QualifiedPlural} \"{name}\" already exists", About(resource, name));

    public static StatusAnswer Conflict(ServedResource resource, string name, string why) =>
        Failure(StatusCodes.Status409Conflict, "Conflict", $"Operation cannot be fulfilled on {resource.QualifiedPlural} \"{name}\": {why}", About(resource, name));

    public static StatusAnswer Expired(string message) => Failure(StatusCodes.Status410Gone, "Expired", message, null);

    public static StatusAnswer TooLarge(long limit) =>
        Failure(StatusCodes.Status413PayloadTooLarge, "RequestEntityTooLarge", $"Request entity too large: limit is {limit}", null);

    public static StatusAnswer UnsupportedMediaType(string message) => Failure(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message, null);

    /// <summary>Every cause stands in the details; the message carries them too, as Kubernetes' does.</summary>
    public static StatusAnswer Invalid(ServedResource resource, string? name, IReadOnlyList<StatusCause> causes)
    {
        var texts = causes.Select(c => c.Field.Length == 0 ? c.Message : $"{c.Field}: {c.Message}");
        var list = causes.Count == 1 ? texts.First() : $"[{string.Join(", ", texts)}]";
        return Failure(
            StatusCodes.Status422UnprocessableEntity,
            "Invalid",
            $"{resource.QualifiedKind} \"{name}\" is invalid: {list}",
            About(resource, name) with { Kind = resource.Kind, Causes = causes });
    }

    public static StatusAnswer TooManyRequests(string message) => TryLater(StatusCodes.Status429TooManyRequests, "TooManyRequests", message);

    public static StatusAnswer Unavailable(string message) => TryLater(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", message);

    /// <summary>For faults of our own: what happened stands in the log, not in the answer.</summary>
    public static StatusAnswer InternalError() =>
        Failure(StatusCodes.Status500InternalServerError, "InternalError", "the control plane failed on this request; its log tells why", null);

    public static StatusAnswer Other(int code, string message) => Failure(code, code < 500 ? "BadRequest" : "InternalError", message, null);

    private static StatusAnswer TryLater(int code, string reason, string message) =>
        Failure(code, reason, message, new StatusDetails { RetryAfterSeconds = 1 });

    private static StatusDetails About(ServedResource resource, string? name) =>
        new() { Name = name, Group = resource.Group.Length == 0 ? null : resource.Group, Kind = resource.Plural };

    private static StatusAnswer Failure(int code, string reason, string message, StatusDetails? details) =>
        new(new Status { Outcome = "Failure", Code = code, Reason = reason, Message = message, Details = details });
}
