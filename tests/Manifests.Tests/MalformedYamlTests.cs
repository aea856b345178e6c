namespace OrleansMesh.Manifests.Tests;

/// <summary>YAML that is no resource at all.</summary>
public sealed class MalformedYamlTests
{
    [Theory]
    [InlineData("- a", "1:1  TypeInvalid: must be an object, not a list")]
    [InlineData("text", "1:1  TypeInvalid: must be an object, not the text \"text\"")]
    [InlineData("42", "1:1  TypeInvalid: must be an object, not the number 42")]
    [InlineData("{}", "1:1 apiVersion Required: must be set", "1:1 kind Required: must be set")]
    [InlineData("{apiVersion: v1}", "1:1 kind Required: must be set")]
    [InlineData("{kind: VirtualService}", "1:1 apiVersion Required: must be set")]
    [InlineData(
        "{apiVersion: 1, kind: 2}",
        "1:14 apiVersion TypeInvalid: must be a text, not the number 1",
        "1:23 kind TypeInvalid: must be a text, not the number 2")]
    [InlineData("""{apiVersion: "", kind: null}""", "1:14 apiVersion Required: must be set", "1:24 kind Required: must be set")]
    [InlineData(
        "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: 1}}",
        "1:29 kind NotSupported: there is no kind Deployment of apps/v1; there are VirtualService, DestinationRule, ServiceEntry, WorkloadEntry, Gateway, Service, Secret, MirrorPolicy")]
    [InlineData(
        "{apiVersion: networking.istio.io/v2, kind: VirtualService}",
        "1:14 apiVersion NotSupported: VirtualService is known as networking.istio.io/v1, networking.istio.io/v1beta1, networking.istio.io/v1alpha3, not as networking.istio.io/v2")]
    [InlineData(
        "{apiVersion: networking.istio.io/v1, kind: Service}",
        "1:14 apiVersion NotSupported: Service is known as v1, not as networking.istio.io/v1")]
    [InlineData(
        "{apiVersion: v1, kind: List, items: []}",
        "1:24 kind NotSupported: there is no kind List of v1; there are VirtualService, DestinationRule, ServiceEntry, WorkloadEntry, Gateway, Service, Secret, MirrorPolicy")]
    [InlineData("", "1:1  Invalid: holds no document")]
    [InlineData("# only a comment", "1:1  Invalid: holds no document")]
    [InlineData("a: b: c", "1:5  Invalid: is not valid YAML: While scanning a plain scalar value, found invalid mapping.")]
    [InlineData("[a, b", "2:1  Invalid: is not valid YAML: While parsing a flow sequence, did not find expected ',' or ']'.")]
    [InlineData("{a: b", "2:1  Invalid: is not valid YAML: While parsing a flow mapping, did not find expected ',' or '}'.")]
    [InlineData("\"a", "1:1  Invalid: is not valid YAML: While scanning a quoted scalar, found unexpected end of stream.")]
    [InlineData("a: 'b", "1:4  Invalid: is not valid YAML: While scanning a quoted scalar, found unexpected end of stream.")]
    [InlineData("@a", "1:1  Invalid: is not valid YAML: While scanning for the next token, found character that cannot start any token.")]
    [InlineData("%YAML 3.0", "1:1  Invalid: is not valid YAML: Found incompatible YAML document.")]
    [InlineData("- a\nb: c", "2:1  Invalid: is not valid YAML: While parsing a block collection, did not find expected '-' indicator.")]
    [InlineData("a:\n\t- b", "1:1  Invalid: is not valid YAML: While scanning a mapping, found invalid tab as indentation.")]
    [InlineData("a: !!]", "1:2  Invalid: is not valid YAML: the text cannot be read from here on")]
    [InlineData("-\0[\u0085s", "1:1  Invalid: is not valid YAML: the text cannot be read from here on")]
    [InlineData("*x", "1:1  Forbidden: YAML aliases (*x) are not accepted")]
    [InlineData("--- {}\n--- {}", "2:5  Invalid: holds more than one document")]
    public void Text_IsRefused(string text, params string[] expected)
    {
        var read = ManifestReader.ReadYaml(text);

        Assert.Equal(expected, Problems.Lines(read));
        Assert.Equal(read.Errors.Count > 0, read.Resource is null);
    }
}
