using OrleansMesh.Routing.Validation.Syntax;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Discovery;
using OrleansMesh.Silo.Api.Endpoints;
using OrleansMesh.Silo.Api.Negotiation;
using OrleansMesh.Silo.Api.Paths;
using OrleansMesh.Silo.Api.Served;

namespace OrleansMesh.Silo.Api;

/// <summary>Takes a request under <c>/api</c> or <c>/apis</c> to the endpoint that answers it, and writes the answer.</summary>
internal sealed class ApiDispatcher(EndpointTable endpoints, DiscoveryDocuments discovery, RequestGate gate)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var format = Acceptance.Choose(context.Request.Headers.Accept);
        var answer = format is null ? Refusals.NotAcceptable(Acceptance.Offered) : await AnswerAsync(context);
        await AnswerWriter.WriteAsync(context, answer, format ?? AnswerFormat.Json);
    }

    private async Task<ApiAnswer> AnswerAsync(HttpContext context)
    {
        if (!gate.TryEnter())
        {
            return Refusals.TooManyRequests("the management API works on as many requests as it may at once; repeat this one a little later");
        }

        try
        {
            return await RouteAsync(context);
        }
        catch (RefusedRequestException e)
        {
            return e.Answer;
        }
        finally
        {
            gate.Leave();
        }
    }

    private async Task<ApiAnswer> RouteAsync(HttpContext context)
    {
        var rawPath = RawPath.Of(context);
        if (discovery.Find(rawPath) is { } document)
        {
            return context.Request.Method == HttpMethods.Get ? document : Refusals.MethodNotAllowed(HttpMethods.Get);
        }

        if (KubernetesPath.Parse(rawPath) is not { Subresource: null } path
            || ServedResources.Find(path.Group, path.Version, path.Plural) is not { } resource
            || !Fits(path, resource))
        {
            return Refusals.NoSuchPath();
        }

        var methods = endpoints.Find(resource, path.Namespace is not null, path.Name is not null);
        return methods.TryGetValue(context.Request.Method, out var endpoint)
            ? await CallAsync(endpoint, context.Request, path, resource)
            : Refusals.MethodNotAllowed(string.Join(", ", methods.Keys));
    }

    private static async Task<ApiAnswer> CallAsync(ApiEndpoint endpoint, HttpRequest request, KubernetesPath path, ServedResource resource)
    {
        if (path.Namespace is { } space && !KubernetesNames.IsLabel(space))
        {
            return Refusals.BadRequest($"'{LogText.Clean(space)}' is not the name of a namespace: it must be {KubernetesNames.LabelShape}");
        }

        // No object can have such a name: as in Kubernetes it is not there, whatever is to be done with it.
        if (path.Name is { } name && !KubernetesNames.IsSubdomain(name))
        {
            return Refusals.NotFound(resource, LogText.Clean(name));
        }

        var options = QueryOptions.Read(request.Query);
        return options.Watch
            ? Refusals.MethodNotAllowed(string.Empty, $"watch is not supported on {resource.QualifiedPlural}")
            : await endpoint(new ApiCall(request, resource, path.Version, path.Namespace, path.Name, options));
    }

    // Objects of a namespaced resource are addressed by their namespace; only the collection can be read over all of them.
    private static bool Fits(KubernetesPath path, ServedResource resource) =>
        resource.IsNamespaced ? path.Namespace is not null || path.Name is null : path.Namespace is null;
}
