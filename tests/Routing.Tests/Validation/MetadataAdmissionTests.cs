namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Everything that is wrong with metadata.</summary>
public sealed class MetadataAdmissionTests
{
    private const string Subdomain = "must be at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at either end and beside every '.'";
    private const string Label = "must be at most 63 lower-case letters, digits and '-', with a letter or digit at either end";
    private const string DnsName = "must be at most 63 lower-case letters, digits and '-', beginning with a letter and ending with a letter or digit";
    private const string QualifiedName = "the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name";
    private const string LabelValue = "must be empty, or at most 63 letters, digits, '-', '_' and '.', with a letter or digit at either end";

    private const string L63 = "a23456789012345678901234567890123456789012345678901234567890123";
    private const string L64 = L63 + "4";
    private const string L253 = L63 + "." + L63 + "." + L63 + "." + "a234567890123456789012345678901234567890123456789012345678901";

    [Theory]
    [InlineData("name: a")]
    [InlineData("name: a.b-c.1")]
    [InlineData("name: " + L253)]
    [InlineData("name: " + L64)]
    [InlineData("name: " + L253 + "1", "metadata.name Invalid: " + Subdomain)]
    [InlineData("name: A", "metadata.name Invalid: " + Subdomain)]
    [InlineData("name: -a", "metadata.name Invalid: " + Subdomain)]
    [InlineData("name: a-", "metadata.name Invalid: " + Subdomain)]
    [InlineData("name: a..b", "metadata.name Invalid: " + Subdomain)]
    [InlineData("name: a.-b", "metadata.name Invalid: " + Subdomain)]
    [InlineData("name: a/b", "metadata.name Invalid: " + Subdomain)]
    [InlineData("name: é", "metadata.name Invalid: " + Subdomain)]
    [InlineData("name: \"\"", "metadata.name Required: must be set, or generateName must")]
    [InlineData("labels: {}", "metadata.name Required: must be set, or generateName must")]
    [InlineData("generateName: a-")]
    [InlineData("generateName: A-", "metadata.generateName Invalid: " + Subdomain)]
    [InlineData("{name: a, namespace: a.b}", "metadata.namespace Invalid: " + Label)]
    [InlineData("{name: a, namespace: \"\"}", "metadata.namespace Invalid: " + Label)]
    [InlineData("{name: a, namespace: " + L64 + "}", "metadata.namespace Invalid: " + Label)]
    [InlineData("{name: a, namespace: " + L63 + "}")]
    [InlineData("{name: a, labels: {a: \"\", x.y/A_b.c: " + L63 + "}}")]
    [InlineData("{name: a, labels: {\"\": x}}", "metadata.labels[] Invalid: " + QualifiedName)]
    [InlineData("{name: a, labels: {/a: x}}", "metadata.labels[/a] Invalid: " + QualifiedName)]
    [InlineData("{name: a, labels: {a/b/c: x}}", "metadata.labels[a/b/c] Invalid: " + QualifiedName)]
    [InlineData("{name: a, labels: {X/b: x}}", "metadata.labels[X/b] Invalid: " + QualifiedName)]
    [InlineData("{name: a, labels: {a: \"-\"}}", "metadata.labels[a] Invalid: " + LabelValue)]
    [InlineData("{name: a, labels: {a: " + L64 + "}}", "metadata.labels[a] Invalid: " + LabelValue)]
    [InlineData("{name: a, annotations: {X/b: \"any text\"}}")]
    [InlineData("{name: a, annotations: {a b: x}}", "metadata.annotations[a b] Invalid: " + QualifiedName)]
    public void Metadata_IsJudged(string metadata, params string[] expected) => Assert.Equal(
        expected,
        Verdict.OfYaml("WorkloadEntry", $"metadata: {(metadata.StartsWith('{') ? metadata : $"{{{metadata}}}")}\nspec: {{address: a}}"));

    [Theory]
    [InlineData("a-1")]
    [InlineData("1a", "metadata.name Invalid: " + DnsName)]
    [InlineData("a.b", "metadata.name Invalid: " + DnsName)]
    public void NameOfService_IsADnsName(string name, params string[] expected) =>
        Assert.Equal(expected, Verdict.OfYaml("Service", $"metadata: {{name: {name}}}\nspec: {{ports: [{{port: 80}}]}}"));

    [Theory]
    [InlineData("1a")]
    [InlineData("a.b", "metadata.name Invalid: " + Label)]
    public void NameOfGateway_HasNoDot(string name, params string[] expected) => Assert.Equal(
        expected,
        Verdict.OfYaml("Gateway", $"metadata: {{name: {name}}}\nspec: {{servers: [{{port: {{number: 1, name: a, protocol: TCP}}, hosts: [\"*\"]}}]}}")
            .Where(line => !line.StartsWith('!')));

    [Fact]
    public void ManyAnnotations_AreRefused()
    {
        var metadata = $"metadata: {{name: a, annotations: {{a: {new string('x', 128 * 1024)}, b: {new string('x', 128 * 1024)}}}}}";

        Assert.Equal(
            ["metadata.annotations TooLong: must not be longer than 262144 characters together"],
            Verdict.OfYaml("WorkloadEntry", metadata + "\nspec: {address: a}"));
    }
}
