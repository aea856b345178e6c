using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using OrleansMesh.Routing.Actions;

namespace OrleansMesh.EdgeNode.Forwarding;

/// <summary>What the variables of header edits come to for one request.</summary>
/// <param name="context">The request.</param>
/// <param name="rule">The name of the rule that it met.</param>
/// <param name="isAnswered">Whether there is an answer to look at.</param>
internal readonly struct HeaderValues(HttpContext context, string rule, bool isAnswered) : IHeaderValues
{
    public string? Find(HeaderVariable variable, string name)
    {
        var connection = context.Connection;
        return variable switch
        {
            HeaderVariable.RequestHeader => RequestField(name),
            HeaderVariable.ResponseHeader => isAnswered && context.Response.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
            HeaderVariable.ClientAddress => Address(OutgoingRequest.AddressText(connection.RemoteIpAddress), connection.RemotePort),
            HeaderVariable.ClientHost => OutgoingRequest.AddressText(connection.RemoteIpAddress),
            HeaderVariable.ClientPort => Text(connection.RemotePort),
            HeaderVariable.EdgeAddress => Address(OutgoingRequest.AddressText(connection.LocalIpAddress), connection.LocalPort),
            HeaderVariable.EdgeHost => OutgoingRequest.AddressText(connection.LocalIpAddress),
            HeaderVariable.EdgePort => Text(connection.LocalPort),
            HeaderVariable.Protocol => context.Request.Protocol,
            HeaderVariable.RouteName => rule,
            HeaderVariable.ResponseCode => isAnswered ? Text(context.Response.StatusCode) : null,
            _ => null,
        };
    }

    private static string Address(string host, int port) =>
        host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{Text(port)}" : $"{host}:{Text(port)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string? RequestField(string name) => name switch
    {
        ":authority" => context.Request.Headers.Host,
        ":method" => context.Request.Method,
        ":scheme" => context.Request.Scheme,
        ":path" => context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
        _ => context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
    };
}
