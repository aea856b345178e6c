namespace OrleansMesh.Manifests.Tests;

public sealed class MergePatchTests
{
    /// <summary>The examples of RFC 7386, appendix A, whose target and patch are objects.</summary>
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"n":1}""", """{"n":1.10000000000000000001}""", """{"n":1.10000000000000000001}""")]
    public void Patch_IsMerged(string json, string patch, string expected)
    {
        var result = MergePatch.Apply(json, patch);

        Assert.Empty(result.Errors);
        Assert.Equal(expected, result.Json);
    }

    [Theory]
    [InlineData("{}", "[1]", "must be an object, not a list", 1)]
    [InlineData("{}", "null", "must be an object, not null", 1)]
    [InlineData("[1]", "{}", "must be an object, not a list", 1)]
    [InlineData("{}", """{"a":1,"a":2}""", "stands more than once", 8)]
    [InlineData("{}", "{", "is not valid JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.", 2)]
    public void WhatIsNoObject_IsRefused(string json, string patch, string message, int column)
    {
        var result = MergePatch.Apply(json, patch);

        Assert.Null(result.Json);
        var problem = Assert.Single(result.Errors);
        Assert.Equal(message, problem.Message);
        Assert.Equal(column, problem.Column);
    }
}
