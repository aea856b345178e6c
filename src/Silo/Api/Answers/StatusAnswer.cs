namespace OrleansMesh.Silo.Api.Answers;

/// <summary>A <see cref="Answers.Status"/>.</summary>
internal sealed record StatusAnswer(Status Status) : ApiAnswer(Status.Code)
{
    /// <summary>The methods that the path has; for 405.</summary>
    public string? Allow { get; init; }

    public override IReadOnlyCollection<string> JsonParts() => [StatusJson.Write(Status)];
}
