using OrleansMesh.Silo.Api.Calls;
using OrleansMesh.Silo.Api.Computed;
using OrleansMesh.Silo.Api.Served;
using OrleansMesh.Silo.Api.Switching;

namespace OrleansMesh.Silo.Api.Endpoints;

/// <summary>Which endpoint answers which method, for each form of address.</summary>
internal sealed class EndpointTable(
    GetEndpoint get,
    ListEndpoint list,
    CreateEndpoint create,
    ReplaceEndpoint replace,
    PatchEndpoint patch,
    DeleteEndpoint delete,
    ComputedEndpoints computed,
    SwitchEndpoints mirroring)
{
    private readonly Dictionary<string, ApiEndpoint> _object = new()
    {
        ["GET"] = get.AnswerAsync,
        ["PUT"] = replace.AnswerAsync,
        ["PATCH"] = patch.AnswerAsync,
        ["DELETE"] = delete.AnswerAsync,
    };

    private readonly Dictionary<string, ApiEndpoint> _namespace = new() { ["GET"] = list.AnswerAsync, ["POST"] = create.AnswerAsync };
    private readonly Dictionary<string, ApiEndpoint> _everywhere = new() { ["GET"] = list.AnswerAsync };
    private readonly Dictionary<string, ApiEndpoint> _computedObject = new() { ["GET"] = computed.GetAsync };
    private readonly Dictionary<string, ApiEndpoint> _computedCollection = new() { ["GET"] = computed.ListAsync };

    private readonly Dictionary<string, ApiEndpoint> _switch = new() { ["GET"] = mirroring.GetAsync, ["PUT"] = mirroring.ReplaceAsync, ["PATCH"] = mirroring.PatchAsync };
    private readonly Dictionary<string, ApiEndpoint> _switches = new() { ["GET"] = mirroring.ListAsync };

    /// <summary>The endpoints by method.</summary>
    public IReadOnlyDictionary<string, ApiEndpoint> Find(ServedResource resource, bool hasNamespace, bool hasName) => (resource.IsStored, hasName) switch
    {
        (false, false) when resource.IsSwitch => _switches,
        (false, true) when resource.IsSwitch => _switch,
        (false, false) => _computedCollection,
        (false, true) => _computedObject,
        (true, true) => _object,
        (true, false) => hasNamespace ? _namespace : _everywhere,
    };
}
