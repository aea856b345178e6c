namespace OrleansMesh.Abstractions.Resources;

/// <summary>How a write ended.</summary>
[GenerateSerializer, Alias("orleansmesh.WriteOutcome")]
public enum WriteOutcome
{
    /// <summary>The resource is new and durable.</summary>
    Created,

    /// <summary>The resource is changed and the change is durable.</summary>
    Updated,

    /// <summary>The resource already was as asked; nothing was written and no revision taken.</summary>
    Unchanged,

    /// <summary>The resource is gone, durably.</summary>
    Deleted,

    /// <summary>There is no such resource.</summary>
    NotFound,

    /// <summary>A resource of that name exists.</summary>
    AlreadyExists,

    /// <summary>The resource is not at the revision, or does not have the uid, that the writer expected.</summary>
    Conflict,

    /// <summary>The manifest could not be read: no JSON or YAML, unknown field, wrong name or namespace.</summary>
    Malformed,

    /// <summary>The manifest was read but asks for something that is not allowed; every reason is in the errors.</summary>
    Invalid,

    /// <summary>Too many writes wait to be made durable, or the control plane is just changing hands. Nothing was written; repeat it a little later.</summary>
    Overloaded,
}
