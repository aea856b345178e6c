using System.Net;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Lists of some objects.</summary>
public sealed class SelectorTests(SharedSilo shared) : IAsyncLifetime
{
    private readonly ApiClient _api = shared.Api;
    private readonly string _space = Sample.NewNamespace();

    private string Collection => Sample.Collection("VirtualService", "v1", _space);

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, labels) in ((string, string)[])[("a", """{"app":"web","tier":"1"}"""), ("b", """{"app":"web","tier":"2"}"""), ("c", """{"app":"db","x/y.z":""}"""), ("d", "{}")])
        {
            (await _api.PostAsync(Collection, Sample.Json("VirtualService", "v1", name, metadata: $",\"labels\":{labels}"))).Is(HttpStatusCode.Created);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("", "abcd")]
    [InlineData("app=web", "ab")]
    [InlineData("app==web", "ab")]
    [InlineData("app = web", "ab")]
    [InlineData("app!=web", "cd")]
    [InlineData("app", "abc")]
    [InlineData("!app", "d")]
    [InlineData("! app", "d")]
    [InlineData("app in (web)", "ab")]
    [InlineData("app in (web, db)", "abc")]
    [InlineData("app in (web,db),tier notin (1)", "bc")]
    [InlineData("app notin (web)", "cd")]
    [InlineData("tier=1,app=web", "a")]
    [InlineData("tier=1,app=db", "")]
    [InlineData("x/y.z", "c")]
    [InlineData("x/y.z=", "c")]
    [InlineData("x/y.z in ()", "c")]
    [InlineData("in=1", "")]
    [InlineData("in in (in)", "")]
    public async Task LabelSelector_SelectsAsInKubernetes(string selector, string names)
    {
        var list = (await _api.GetAsync($"{Collection}?labelSelector={Uri.EscapeDataString(selector)}")).Is(HttpStatusCode.OK);

        Assert.Equal(names, string.Concat(list.Names));
    }

    [Theory]
    [InlineData(",")]
    [InlineData("a,")]
    [InlineData("=a")]
    [InlineData("a=b=c")]
    [InlineData("a>1")]
    [InlineData("a in b")]
    [InlineData("a in (b")]
    [InlineData("a in (b))")]
    [InlineData("a b")]
    [InlineData("a within (b)")]
    [InlineData("!a=b")]
    [InlineData("-a")]
    [InlineData("a/b/c")]
    [InlineData("a=-")]
    [InlineData("a=$")]
    [InlineData("\u00E4")]
    public async Task WrongLabelSelector_Is400(string selector)
    {
        (await _api.GetAsync($"{Collection}?labelSelector={Uri.EscapeDataString(selector)}")).Refused(400, "BadRequest");
    }

    [Theory]
    [InlineData("metadata.name=a", "a")]
    [InlineData("metadata.name==a", "a")]
    [InlineData("metadata.name!=a", "bcd")]
    [InlineData("metadata.name=z", "")]
    [InlineData("metadata.namespace=default", "")]
    [InlineData("metadata.name!=a,metadata.name!=b", "cd")]
    public async Task FieldSelector_SelectsByNameAndNamespace(string selector, string names)
    {
        Assert.Equal(names, string.Concat((await _api.GetAsync($"{Collection}?fieldSelector={Uri.EscapeDataString(selector)}")).Is(HttpStatusCode.OK).Names));
    }

    [Fact]
    public async Task FieldSelector_OverAllNamespaces()
    {
        var list = await _api.GetAsync($"{Sample.Everywhere("VirtualService", "v1")}?fieldSelector=metadata.namespace%3D{_space}&labelSelector=app");

        Assert.Equal(["a", "b", "c"], list.Names);
    }

    [Theory]
    [InlineData("spec.hosts=a", "field label not supported: spec.hosts")]
    [InlineData("metadata.name", "invalid field selector: 'metadata.name' is not of the form field=value")]
    [InlineData("=a", "invalid field selector: '=a' is not of the form field=value")]
    public async Task OtherFieldSelector_Is400(string selector, string message)
    {
        Assert.Equal(message, (await _api.GetAsync($"{Collection}?fieldSelector={Uri.EscapeDataString(selector)}")).Refused(400, "BadRequest").Message);
    }

    [Fact]
    public async Task Limit_MayBePassedOver_ThenTheListIsWhole()
    {
        var list = await _api.GetAsync($"{Collection}?limit=2");

        Assert.Equal(["a", "b", "c", "d"], list.Names);
        Assert.Null(list.Metadata["continue"]);
    }
}
