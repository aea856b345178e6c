using System.Text;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Gateways;
using OrleansMesh.Routing.Actions;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>Answers requests whose rule says the answer: redirects and direct responses.</summary>
internal static class RuleAnswers
{
    private const string TextPlain = "text/plain";

    /// <summary>Writes the answer of <paramref name="rule"/>, which does not forward.</summary>
    public static Task WriteAsync(HttpContext context, AdmittedRequest admitted, RouteRule rule)
    {
        var response = context.Response;
        var body = ReadOnlyMemory<byte>.Empty;
        if (rule.Redirect is { } redirect)
        {
            response.StatusCode = redirect.Status;
            response.Headers.Location = redirect.Location(
                context.Request.Scheme, admitted.Host, GatewayConnection.PortOf(context), rule.RewritePath(admitted.Target.Path), admitted.Target.Query);
        }
        else if (GrpcRequests.Includes(context))
        {
            // Envoy's direct response is one of its own, which a gRPC client hears of in its own way.
            GrpcRequests.Answer(context, GrpcStatusCodes.FromHttp(rule.DirectResponse!.Status), Encoding.UTF8.GetString(rule.DirectResponse.Body.Span));
        }
        else
        {
            response.StatusCode = rule.DirectResponse!.Status;
            body = rule.DirectResponse.Body;
            // RFC 9110 15: answers of these statuses have no content.
            body = response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified ? default : body;
            response.ContentType = body.IsEmpty ? null : TextPlain;
        }

        if (response.StatusCode != StatusCodes.Status204NoContent)
        {
            response.ContentLength = body.Length;
        }

        HeaderEditing.Apply(rule.ResponseEdits, response.Headers, new HeaderValues(context, rule.Name, isAnswered: true));
        return body.IsEmpty || HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
