using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using OrleansMesh.EdgeNode.Gateways;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Brings a client's request into the form that everything behind goes by, whatever HTTP version it came in.</summary>
internal static class ClientRequestForm
{
    private const string ForwardedProto = "x-forwarded-proto";
    private const string GrpcContent = "application/grpc";

    public static void Apply(HttpContext context)
    {
        var headers = context.Request.Headers;

        // SANITIZE_SET of Envoy: what a client says of its own certificate is nothing to go by.
        headers.Remove(ClientCertificateHeader.Name);
        if (context.Features.Get<GatewayConnection>() is { } gateway)
        {
            // As Envoy at the mesh's rim: how a client came in is the edge's to say.
            headers[ForwardedProto] = context.Request.Scheme;
            if (gateway.ChecksClients && ClientCertificateHeader.Of(context.Connection.ClientCertificate) is { } told)
            {
                headers[ClientCertificateHeader.Name] = told;
            }
        }

        if (!HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            return;
        }

        // RFC 9113 8.2.3: a cookie may come in pieces, which "MUST be concatenated into a single octet string using the two-octet delimiter of 0x3b, 0x20" for whoever is not HTTP/2.
        if (headers.Cookie.Count > 1)
        {
            headers.Cookie = string.Join("; ", headers.Cookie.ToArray());
        }

        // A stream of messages may be silent for as long as both sides like.
        if (context.Request.ContentType?.StartsWith(GrpcContent, StringComparison.OrdinalIgnoreCase) == true
            && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
