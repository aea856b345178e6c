using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Calls;

namespace OrleansMesh.Silo.Api.Bodies;

/// <summary>What a body says of its object must be what the URL says. What it leaves out, it agrees with.</summary>
internal static class UrlAgreement
{
    /// <exception cref="RefusedRequestException">The body is of something else.</exception>
    public static void Require(ApiCall call, string? apiVersion, string? kind, string? space, string? name)
    {
        Require("API version", apiVersion, call.ApiVersion);
        Require("kind", kind, call.Resource.Kind);
        if (space is not null && space != call.Namespace)
        {
            throw new RefusedRequestException(Refusals.BadRequest("the namespace of the provided object does not match the namespace sent on the request"));
        }

        if (name is not null && call.Name is not null && name != call.Name)
        {
            throw new RefusedRequestException(Refusals.BadRequest($"the name of the object ({LogText.Clean(name)}) does not match the name on the URL ({call.Name})"));
        }
    }

    private static void Require(string what, string? found, string expected)
    {
        if (found is not null && found != expected)
        {
            throw new RefusedRequestException(Refusals.BadRequest($"the {what} in the data ({LogText.Clean(found)}) does not match the expected {what} ({expected})"));
        }
    }
}
