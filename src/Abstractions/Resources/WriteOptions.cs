namespace OrleansMesh.Abstractions.Resources;

/// <summary>How a write is to be done.</summary>
[GenerateSerializer, Immutable, Alias("orleansmesh.WriteOptions")]
public sealed record WriteOptions
{
    /// <summary>A real write that refuses unknown fields.</summary>
    public static WriteOptions Default { get; } = new();

    /// <summary>Do everything but store: the answer is what a real write would have given. Default: false.</summary>
    [Id(0)]
    public bool DryRun { get; init; }

    /// <summary>What happens to unknown fields. Default: <see cref="FieldValidation.Strict"/>.</summary>
    [Id(1)]
    public FieldValidation FieldValidation { get; init; }

    /// <summary>Write only if the resource is at this revision now; null: whatever it is at. A <c>metadata.resourceVersion</c> in the manifest says the same.</summary>
    [Id(2)]
    public long? ExpectedRevision { get; init; }

    /// <summary>Write only if the resource has this uid; null: whatever it has.</summary>
    [Id(3)]
    public string? ExpectedUid { get; init; }
}
