using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class QueryStringTests
{
    [Theory]
    [InlineData("a=1&b=2", "b", "2")]
    [InlineData("a=1&a=2", "a", "1")]
    [InlineData("a", "a", "")]
    [InlineData("a=", "a", "")]
    [InlineData("a=b=c", "a", "b=c")]
    [InlineData("a=%20", "a", "%20")]
    [InlineData("&&a=1", "a", "1")]
    [InlineData("ab=1", "a", null)]
    [InlineData("A=1", "a", null)]
    [InlineData("", "a", null)]
    public void Parameter_IsTheFirstOfItsNameAsSent(string query, string name, string? value) =>
        Assert.Equal(value, QueryString.TryFind(query, name, out var found) ? found.ToString() : null);
}
