using OrleansMesh.Routing.Actions;

namespace OrleansMesh.Routing.Tests.Actions;

/// <summary>The values of header edits: text, percent signs, and Envoy's commands.</summary>
public sealed class HeaderTemplateTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("100%%", "100%")]
    [InlineData("%%%%", "%%")]
    [InlineData("%%REQ(x)%%", "%REQ(x)%")]
    [InlineData("%REQ(x-user)%", "<x-user>")]
    [InlineData("%REQ(X-User)%", "<x-user>")]
    [InlineData("a-%REQ(x-user):3%-b", "a-<x--b")]
    [InlineData("%REQ(absent?x-user)%", "<x-user>")]
    [InlineData("%REQ(absent)%", "")]
    [InlineData("%RESP(x)%", "RESP<x>")]
    [InlineData("%PROTOCOL%/%ROUTE_NAME%", "Protocol/RouteName")]
    [InlineData("%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%", "ClientHost")]
    [InlineData("%NO_SUCH_COMMAND%", "")]
    [InlineData("%REQ(x-user):many%", "")]
    [InlineData("lone % sign", "lone % sign")]
    public void Value_IsFilledIn(string text, string expected) => Assert.Equal(expected, HeaderTemplateParser.Parse(text).Fill(new Values()));

    private readonly struct Values : IHeaderValues
    {
        public string? Find(HeaderVariable variable, string name) => (variable, name) switch
        {
            (_, "absent") => null,
            (HeaderVariable.RequestHeader, _) => $"<{name}>",
            (HeaderVariable.ResponseHeader, _) => $"RESP<{name}>",
            _ => variable.ToString(),
        };
    }
}
