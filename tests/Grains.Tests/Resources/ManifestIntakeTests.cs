using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Grains.Resources;
using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Grains.Tests.Resources;

/// <summary>Whatever is wrong with a manifest is told at once, whoever finds it: the reader or admission.</summary>
public sealed class ManifestIntakeTests
{
    private static readonly ResourceKey Key = new(ResourceKind.VirtualService, "default", "a");

    [Fact]
    public void UnreadableUnknownAndInvalidFields_AreToldTogether()
    {
        var refusal = Refusal(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: { name: a }
            spec:
              hosts: [ "a.*.b" ]
              htpp: []
              http:
              - timeout: 5 parsecs
                route: [ { destination: { host: b } } ]
                mirrorPercentage: { value: 101 }
            """);
        Assert.Equal(WriteOutcome.Invalid, refusal.Outcome);
        Assert.Equal(
            ["spec.hosts[0]", "spec.htpp", "spec.http[0].mirrorPercentage.value", "spec.http[0].timeout"],
            refusal.Errors.Select(error => error.Field).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ParentsAndSiblingsOfAnUnreadableItem_AreNotBlamed()
    {
        // Without its second route the list would look right, and the third would be called the second.
        var refusal = Refusal(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: { name: a }
            spec:
              hosts: [ a.example ]
              http:
              - route: [ { destination: { host: b } } ]
              - 7
              - route: [ { destination: { host: "" } } ]
            """);
        Assert.Equal(["spec.http[1]"], refusal.Errors.Select(error => error.Field));
    }

    [Fact]
    public void UnknownFieldAlone_IsMalformed()
    {
        var refusal = Refusal(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: { name: a }
            spec: { hosts: [ a.example ], colour: red, http: [ { route: [ { destination: { host: b } } ] } ] }
            """);
        Assert.Equal(WriteOutcome.Malformed, refusal.Outcome);
        Assert.Equal(["spec.colour"], refusal.Errors.Select(error => error.Field));
    }

    private static WriteResult Refusal(string yaml) => ManifestIntake.Read(Key, ManifestText.Yaml(yaml), FieldValidation.Strict).Refusal!;
}
