namespace OrleansMesh.Routing.Validation;

/// <summary>What kind of mistake a <see cref="ConfigError"/> is. The names are those of Kubernetes' causes without <c>FieldValue</c>.</summary>
public enum ConfigErrorReason
{
    /// <summary>A field that must be set is absent.</summary>
    Required,

    /// <summary>The value is of the right type but not allowed.</summary>
    Invalid,

    /// <summary>The value is of the wrong type.</summary>
    TypeInvalid,

    /// <summary>The value is none of those that there are.</summary>
    NotSupported,

    /// <summary>The value, or the field, stands twice where it may stand once.</summary>
    Duplicate,

    /// <summary>The field may not be set here, or not beside another.</summary>
    Forbidden,

    /// <summary>There is no such field.</summary>
    Unknown,

    /// <summary>The value is longer than allowed.</summary>
    TooLong,
}
