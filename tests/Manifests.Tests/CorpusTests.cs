using System.Text;
using System.Text.Json.Nodes;
using OrleansMesh.Manifests.Tests.External;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Tests;

/// <summary>Istio's own samples: accepted, kept whole, and answered with warnings where the edge does less than they ask.</summary>
public sealed class CorpusTests
{
    private static readonly string[] Expected =
    [
        "bookinfo/networking/destination-rule-all-mtls.yaml details spec.trafficPolicy.tls.mode",
        "bookinfo/networking/destination-rule-all-mtls.yaml productpage spec.trafficPolicy.tls.mode",
        "bookinfo/networking/destination-rule-all-mtls.yaml ratings spec.trafficPolicy.tls.mode",
        "bookinfo/networking/destination-rule-all-mtls.yaml reviews spec.trafficPolicy.tls.mode",
        "bookinfo/networking/egress-rule-google-apis.yaml googleapis spec.ports[1].protocol",
        "bookinfo/networking/fault-injection-details-v1.yaml details spec.http[1]",
        "external/github.yaml github-https spec.ports[0].protocol",
        "external/github.yaml github-tcp spec.addresses",
        "external/github.yaml github-tcp spec.location",
        "external/github.yaml github-tcp spec.ports[0].protocol",
        "multicluster/expose-istiod-rev.yaml.tmpl istiod-gateway spec.servers[0].port.protocol",
        "multicluster/expose-istiod-rev.yaml.tmpl istiod-gateway spec.servers[0].tls.mode",
        "multicluster/expose-istiod-rev.yaml.tmpl istiod-gateway spec.servers[1].port.protocol",
        "multicluster/expose-istiod-rev.yaml.tmpl istiod-gateway spec.servers[1].tls.mode",
        "multicluster/expose-istiod-rev.yaml.tmpl istiod-vs-canary spec.tls",
        "multicluster/expose-istiod.yaml istiod-gateway spec.servers[0].port.protocol",
        "multicluster/expose-istiod.yaml istiod-gateway spec.servers[0].tls.mode",
        "multicluster/expose-istiod.yaml istiod-gateway spec.servers[1].port.protocol",
        "multicluster/expose-istiod.yaml istiod-gateway spec.servers[1].tls.mode",
        "multicluster/expose-istiod.yaml istiod-vs spec.tls",
        "multicluster/expose-services.yaml cross-network-gateway spec.servers[0].port.protocol",
        "multicluster/expose-services.yaml cross-network-gateway spec.servers[0].tls.mode",
        "tcp-echo/tcp-echo-20-v2.yaml tcp-echo spec.tcp",
        "tcp-echo/tcp-echo-all-v1.yaml tcp-echo spec.tcp",
        "tcp-echo/tcp-echo-all-v1.yaml tcp-echo-gateway spec.servers[0].port.protocol",
    ];

    [Fact]
    public void EveryDocument_IsAccepted()
    {
        var documents = Corpus.OurDocuments();

        Assert.Equal(Corpus.Documents, documents.Count);
        Assert.Equal([], documents.SelectMany(document => Problems.Lines(document.Read).Select(line => $"{document.Name}: {line}")));
        Assert.Equal([], documents.SelectMany(document => Admission.Check(document.Read.Resource!).Errors.Select(error => $"{document.Name}: {error}")));
    }

    [Fact]
    public void EveryDocument_IsKeptWhole()
    {
        var kinds = ResourceKinds.All.Select(descriptor => descriptor.Kind.ToString()).ToHashSet();
        var compared = 0;
        foreach (var (name, text) in Corpus.Files())
        {
            var expected = PlainYaml.Read(text).Where(document => kinds.Contains((string)document["kind"]!)).ToList();
            var reads = ManifestReader.ReadYamlDocuments(text).Where(read => read.Resource is not null).ToList();
            Assert.Equal(expected.Count, reads.Count);
            foreach (var (tree, read) in expected.Zip(reads))
            {
                AssertSame(name, tree, JsonNode.Parse(ManifestWriter.ToJson(read.Resource!))!);
                AssertSame(name, tree, Assert.Single(PlainYaml.Read(ManifestWriter.ToYaml(read.Resource!))));
                Assert.Equal(read.Resource, ManifestReader.ReadYaml(ManifestWriter.ToYaml(read.Resource!)).Resource);
                Assert.Equal(read.Resource, ManifestReader.ReadJson(Encoding.UTF8.GetBytes(ManifestWriter.ToJson(read.Resource!))).Resource);
                compared++;
            }
        }

        Assert.Equal(Corpus.Documents, compared);
    }

    [Fact]
    public void WhatTheEdgeDoesNotDo_IsNamedInAWarning()
    {
        var warnings = (
            from document in Corpus.OurDocuments()
            from warning in Admission.Check(document.Read.Resource!).Warnings
            select $"{document.Name} {document.Read.Resource!.Metadata.Name} {warning.Path}").ToList();

        Assert.Equal(Expected, warnings.Order(StringComparer.Ordinal));
    }

    private static void AssertSame(string name, JsonNode expected, JsonNode actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{name}:\n{expected.ToJsonString()}\n{actual.ToJsonString()}");
}
