using System.Text;
using System.Text.Json;
using OrleansMesh.Silo.Api.Bodies;

namespace OrleansMesh.Silo.Tests.Parts;

public sealed class ObjectTextTests
{
    [Theory]
    [InlineData("""{"apiVersion":"g/v1","kind":"K"}""", """{"apiVersion":"g/v2","kind":"K"}""")]
    [InlineData("""{"kind":"K","metadata":{"apiVersion":"no"},"apiVersion" : "g/v1" }""", """{"kind":"K","metadata":{"apiVersion":"no"},"apiVersion" : "g/v2" }""")]
    [InlineData("""{"a":"ä€😀","apiVersion":"g/v1","b":"ä"}""", """{"a":"ä€😀","apiVersion":"g/v2","b":"ä"}""")]
    [InlineData("""{"apiVersion":"g/v2","kind":"K"}""", """{"apiVersion":"g/v2","kind":"K"}""")]
    public void Version_IsTheOnlyThingThatChanges(string json, string expected)
    {
        Assert.Equal(expected, ObjectText.InVersion(json, "g/v2"));
    }

    [Theory]
    [InlineData("{}", """{"apiVersion":"v1","kind":"K"}""")]
    [InlineData(" { } ", """ {"apiVersion":"v1","kind":"K" } """)]
    [InlineData("""{"a":1}""", """{"apiVersion":"v1","kind":"K","a":1}""")]
    [InlineData("""{"kind":"X"}""", """{"apiVersion":"v1","kind":"X"}""")]
    [InlineData("""{"apiVersion":"x"}""", """{"kind":"K","apiVersion":"x"}""")]
    [InlineData("""{"apiVersion":"x","kind":"X"}""", """{"apiVersion":"x","kind":"X"}""")]
    public void Type_IsAddedWhereItIsMissing(string json, string expected)
    {
        Assert.Equal(expected, ObjectText.WithType(json, ObjectOutline.Read(Encoding.UTF8.GetBytes(json)), "v1", "K"));
    }

    [Fact]
    public void Outline_HoldsWhatTheApiMustKnow()
    {
        var outline = ObjectOutline.Read("""{"x":[{}],"metadata":{"name":"a","labels":{"l":"1","m":2},"namespace":"b","uid":"u","resourceVersion":"7","generateName":"g","y":{"name":"no"}},"kind":"K","apiVersion":"v"}"""u8);

        Assert.Equal(("v", "K", "a", "b"), (outline.ApiVersion, outline.Kind, outline.Name, outline.Namespace));
        Assert.Equal(("u", "7", "g"), (outline.Uid, outline.ResourceVersion, outline.GenerateName));
        Assert.Equal(new Dictionary<string, string> { ["l"] = "1", ["m"] = "" }, outline.Labels);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("""{"metadata":{"name":"\udc00"}}""")]
    public void TextThatIsNoObject_IsRefused(string json)
    {
        Assert.ThrowsAny<JsonException>(() => ObjectOutline.Read(Encoding.UTF8.GetBytes(json)));
    }
}
