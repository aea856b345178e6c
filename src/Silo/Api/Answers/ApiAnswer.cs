namespace OrleansMesh.Silo.Api.Answers;

/// <summary>What a request is answered with, before anyone decides how it is written.</summary>
/// <param name="Code">The HTTP status.</param>
internal abstract record ApiAnswer(int Code)
{
    /// <summary>What the caller should know although the request was accepted.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The JSON, in parts to be written one after the other.</summary>
    public abstract IReadOnlyCollection<string> JsonParts();
}
