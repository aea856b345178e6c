namespace OrleansMesh.Silo.Api.Answers;

/// <summary>Ends a request with an answer, from wherever it was found to be wrong. Never leaves the management API.</summary>
internal sealed class RefusedRequestException(StatusAnswer answer) : Exception(answer.Status.Message)
{
    public StatusAnswer Answer => answer;
}
