namespace OrleansMesh.Silo.Api.Answers;

/// <summary>What a <see cref="Status"/> speaks of.</summary>
internal sealed record StatusDetails
{
    public string? Name { get; init; }

    public string? Group { get; init; }

    /// <summary>The plural resource; for reason <c>Invalid</c> the kind.</summary>
    public string? Kind { get; init; }

    public string? Uid { get; init; }

    public IReadOnlyList<StatusCause>? Causes { get; init; }

    public int? RetryAfterSeconds { get; init; }
}
