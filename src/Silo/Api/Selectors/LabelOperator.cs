namespace OrleansMesh.Silo.Api.Selectors;

/// <summary>What a label is asked for.</summary>
internal enum LabelOperator
{
    /// <summary>One of the values: <c>=</c>, <c>==</c>, <c>in</c>.</summary>
    In,

    /// <summary>None of the values, or absent: <c>!=</c>, <c>notin</c>.</summary>
    NotIn,

    /// <summary>Present.</summary>
    Exists,

    /// <summary>Absent.</summary>
    Absent,
}
