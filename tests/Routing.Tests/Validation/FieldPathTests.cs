using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Tests.Validation;

public sealed class FieldPathTests
{
    [Fact]
    public void Path_IsSpeltLinkByLink()
    {
        var match = FieldPath.Root.Field("spec").Field("http").Index(0).Field("match").Index(12);

        Assert.Equal("spec.http[0].match[12].uri.exact", match.Field("uri").Field("exact").ToString());
        Assert.Equal("spec.http[0].match[12].headers[end-user].regex", match.Field("headers").Key("end-user").Field("regex").ToString());
        Assert.Equal("spec.http[0].match[12]", match.ToString());
    }

    [Fact]
    public void Root_IsEmpty() => Assert.Equal(string.Empty, FieldPath.Root.ToString());
}
