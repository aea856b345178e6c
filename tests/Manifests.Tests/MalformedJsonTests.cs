using System.Text;

namespace OrleansMesh.Manifests.Tests;

/// <summary>JSON that is no resource at all, or has fields that are wrong.</summary>
public sealed class MalformedJsonTests
{
    [Theory]
    [InlineData(
        "",
        "1:1  Invalid: is not valid JSON: The input does not contain any JSON tokens. Expected the input to start with a valid JSON token, when isFinalBlock is true.")]
    [InlineData(
        "{",
        "1:2  Invalid: is not valid JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.")]
    [InlineData("[1,2]", "1:1  TypeInvalid: must be an object, not a list")]
    [InlineData(
        """{"a":1,}""",
        "1:8  Invalid: is not valid JSON: The JSON object contains a trailing comma at the end which is not supported in this mode. Change the reader options.")]
    [InlineData("// c\n{}", "1:1  Invalid: is not valid JSON: '/' is an invalid start of a value.")]
    [InlineData("{'a':1}", """1:2  Invalid: is not valid JSON: ''' is an invalid start of a property name. Expected a '"'.""")]
    [InlineData("""{"a":01}""", "1:7  Invalid: is not valid JSON: Invalid leading zero before '1'.")]
    [InlineData("""{"a":NaN}""", "1:6  Invalid: is not valid JSON: 'N' is an invalid start of a value.")]
    [InlineData("""{"a":"\ud800"}""", "1:6  Invalid: is not valid JSON: a text holds half of a surrogate pair")]
    [InlineData("{} {}", "1:4  Invalid: is not valid JSON: '{' is invalid after a single JSON value. Expected end of data.")]
    [InlineData(
        "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\n \"spec\":{\"ports\":[{\"port\":\"80\"}]}}",
        "2:27 spec.ports[0].port TypeInvalid: must be an integer, not the text \"80\"")]
    [InlineData("""{"apiVersion":"v1","apiVersion":"v1","kind":"Service"}""", "*1:20 apiVersion Duplicate: stands more than once")]
    [InlineData(
        """{"apiVersion":"v1","kind":"Service","metadata":{"name":"a","name":"b"}}""",
        "*1:60 metadata.name Duplicate: stands more than once")]
    [InlineData("""{"apiVersion":"v1","kind":"Service","Kind":"Service"}""", "*1:37 Kind Unknown: there is no such field")]
    [InlineData(
        """{"apiVersion":"v1","kind":"Service","spec":{"ports":[{"prot":1},{"port":1e10},{"name":2}],"selector":[],"x":{}}}""",
        "1:73 spec.ports[1].port Invalid: must be an integer from -2147483648 to 2147483647",
        "1:87 spec.ports[2].name TypeInvalid: must be a text, not the number 2",
        "1:102 spec.selector TypeInvalid: must be an object, not a list",
        "*1:55 spec.ports[0].prot Unknown: there is no such field",
        "*1:105 spec.x Unknown: there is no such field")]
    public void Text_IsRefused(string text, params string[] expected)
    {
        var read = ManifestReader.ReadJson(Encoding.UTF8.GetBytes(text));

        Assert.Equal(expected, Problems.Lines(read));
        Assert.Equal(read.Errors.Count > 0, read.Resource is null);
    }
}
