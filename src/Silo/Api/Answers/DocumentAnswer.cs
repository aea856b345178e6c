namespace OrleansMesh.Silo.Api.Answers;

/// <summary>One object or other document.</summary>
internal sealed record DocumentAnswer(int Code, string Json) : ApiAnswer(Code)
{
    public override IReadOnlyCollection<string> JsonParts() => [Json];
}
