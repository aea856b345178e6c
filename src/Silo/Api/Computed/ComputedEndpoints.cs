using System.Text;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Bodies;
using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Selectors;

namespace OrleansMesh.Silo.Api.Computed;

/// <summary>GET of objects that are computed on read, one or all.</summary>
internal sealed class ComputedEndpoints(IGrainFactory grains, GrainCalls calls, IEnumerable<IComputedObjects> sources)
{
    public async Task<ApiAnswer> GetAsync(ApiCall call)
    {
        var (_, objects) = await ReadAsync(call);
        return objects.FirstOrDefault(o => ObjectOutline.Read(Encoding.UTF8.GetBytes(o)).Name == call.Name) is { } json
            ? new DocumentAnswer(StatusCodes.Status200OK, json)
            : Refusals.NotFound(call.Resource, call.Name!);
    }

    public async Task<ApiAnswer> ListAsync(ApiCall call)
    {
        var selector = ObjectSelector.Parse(call.Options.LabelSelector, call.Options.FieldSelector);
        var (head, objects) = await ReadAsync(call);
        return new ListAnswer($"{call.Resource.Kind}List", call.ApiVersion, head, [.. objects.Where(selector.Selects)]);
    }

    private async Task<(long Head, IReadOnlyList<string> Objects)> ReadAsync(ApiCall call)
    {
        var head = await calls.WaitAsync(MeshHead.ReadAsync(grains), call.Aborted);
        return (head, await calls.WaitAsync(sources.Single(s => s.Resource == call.Resource).ListAsync(call.Namespace, head), call.Aborted));
    }
}
