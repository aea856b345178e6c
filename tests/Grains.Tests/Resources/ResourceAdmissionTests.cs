using OrleansMesh.Grains.Resources;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Grains.Tests.Resources;

public sealed class ResourceAdmissionTests
{
    [Fact]
    public void FaultThatTheCompilerFindsToo_IsToldOnce_AlsoWhereItLooksFurtherInside()
    {
        var admission = ResourceAdmission.Check(new VirtualService
        {
            ApiVersion = "networking.istio.io/v1",
            Metadata = new() { Name = "a" },
            Spec = new()
            {
                Hosts = ["a.example.com"],
                Http = [new() { Route = [new() { Weight = -1 }, new() { Destination = new(), Weight = 1 }] }],
            },
        });

        Assert.Equal(
            ["spec.http[0].route[0].destination", "spec.http[0].route[1].destination.host", "spec.http[0].route[0].weight"],
            admission.Errors.Select(error => error.Field));
    }
}
