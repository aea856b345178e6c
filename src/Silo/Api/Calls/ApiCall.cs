using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Served;

namespace OrleansMesh.Silo.Api.Calls;

/// <summary>A request to objects, with an address that objects can have.</summary>
/// <param name="Request">The request.</param>
/// <param name="Resource">The resource addressed.</param>
/// <param name="Version">The version in the path.</param>
/// <param name="Namespace">The namespace in the path, or null.</param>
/// <param name="Name">The object in the path, or null for the collection.</param>
/// <param name="Options">What the parameters ask for.</param>
internal sealed record ApiCall(HttpRequest Request, ServedResource Resource, string Version, string? Namespace, string? Name, QueryOptions Options)
{
    /// <summary>Cancelled when the client is gone.</summary>
    public CancellationToken Aborted => Request.HttpContext.RequestAborted;

    /// <summary>The <c>apiVersion</c> that answers carry.</summary>
    public string ApiVersion => Resource.ApiVersion(Version);

    /// <summary>The object in the path.</summary>
    public ResourceId Id => new(Resource.Kind, Namespace!, Name!);

    /// <summary>How the parameters want a write to be done.</summary>
    public WriteOptions WriteOptions => new() { DryRun = Options.DryRun, FieldValidation = Options.FieldValidation };
}
