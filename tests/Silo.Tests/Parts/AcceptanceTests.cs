using OrleansMesh.Silo.Api.Negotiation;

namespace OrleansMesh.Silo.Tests.Parts;

public sealed class AcceptanceTests
{
    [Theory]
    [InlineData(null, AnswerFormat.Json)]
    [InlineData("", AnswerFormat.Json)]
    [InlineData("*/*", AnswerFormat.Json)]
    [InlineData("application/json", AnswerFormat.Json)]
    [InlineData("application/json; charset=utf-8", AnswerFormat.Json)]
    [InlineData("application/yaml", AnswerFormat.Yaml)]
    [InlineData("text/yaml", AnswerFormat.Yaml)]
    [InlineData("application/yaml, application/json", AnswerFormat.Yaml)]
    [InlineData("application/json, application/yaml", AnswerFormat.Json)]
    [InlineData("application/vnd.kubernetes.protobuf,application/json", AnswerFormat.Json)]
    [InlineData("application/json;as=Table;v=v1;g=meta.k8s.io,application/json", AnswerFormat.Json)]
    [InlineData("text/html, */*;q=0.1", AnswerFormat.Json)]
    [InlineData("APPLICATION/YAML", AnswerFormat.Yaml)]
    public void FirstThatCanBeServed_Wins(string? accept, object format)
    {
        Assert.Equal(format, Acceptance.Choose([accept]));
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/vnd.kubernetes.protobuf")]
    [InlineData("application/json;as=Table;v=v1;g=meta.k8s.io")]
    public void Nothing_WhereNothingFits(string accept)
    {
        Assert.Null(Acceptance.Choose([accept]));
    }
}
