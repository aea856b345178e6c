namespace OrleansMesh.Abstractions.Resources;

/// <summary>What happens to a field of a manifest that the kind does not have (Kubernetes' <c>fieldValidation</c>).</summary>
[GenerateSerializer, Alias("orleansmesh.FieldValidation")]
public enum FieldValidation
{
    /// <summary>The manifest is refused. The default.</summary>
    Strict,

    /// <summary>The field is dropped with a warning.</summary>
    Warn,

    /// <summary>The field is dropped.</summary>
    Ignore,
}
