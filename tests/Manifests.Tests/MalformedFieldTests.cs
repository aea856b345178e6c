namespace OrleansMesh.Manifests.Tests;

/// <summary>Manifests with a field that is wrong: every problem with its path and place.</summary>
public sealed class MalformedFieldTests
{
    [Theory]
    [InlineData("spec: {hots: [a]}", "*3:8 spec.hots Unknown: there is no such field")]
    [InlineData("spec: {http: [{match: [{uri: {exat: /a}}]}]}", "*3:31 spec.http[0].match[0].uri.exat Unknown: there is no such field")]
    [InlineData(
        "spec: {http: [{match: [{headers: {end-user: {exakt: x}}}]}]}",
        "*3:46 spec.http[0].match[0].headers[end-user].exakt Unknown: there is no such field")]
    [InlineData("sepc: {}", "*3:1 sepc Unknown: there is no such field")]
    [InlineData("metadata2: {}", "*3:1 metadata2 Unknown: there is no such field")]
    [InlineData("spec: {websocketUpgrade: true}", "*3:8 spec.websocketUpgrade Unknown: there is no such field")]
    [InlineData("spec: {http: [{appendHeaders: {a: b}}]}", "*3:16 spec.http[0].appendHeaders Unknown: there is no such field")]
    [InlineData("spec: []", "3:7 spec TypeInvalid: must be an object, not a list")]
    [InlineData("spec: text", "3:7 spec TypeInvalid: must be an object, not the text \"text\"")]
    [InlineData("spec: {hosts: a}", "3:15 spec.hosts TypeInvalid: must be a list, not the text \"a\"")]
    [InlineData("spec: {hosts: {a: b}}", "3:15 spec.hosts TypeInvalid: must be a list, not an object")]
    [InlineData("spec: {hosts: [1]}", "3:16 spec.hosts[0] TypeInvalid: must be a text, not the number 1")]
    [InlineData("spec: {hosts: [true]}", "3:16 spec.hosts[0] TypeInvalid: must be a text, not true")]
    [InlineData("spec: {hosts: [1.5]}", "3:16 spec.hosts[0] TypeInvalid: must be a text, not the number 1.5")]
    [InlineData("spec: {hosts: [a, null]}", "3:19 spec.hosts[1] TypeInvalid: must be a text, not null")]
    [InlineData("spec: {hosts: [[a]]}", "3:16 spec.hosts[0] TypeInvalid: must be a text, not a list")]
    [InlineData("spec: {hosts: [{a: b}]}", "3:16 spec.hosts[0] TypeInvalid: must be a text, not an object")]
    [InlineData("spec: {http: {}}", "3:14 spec.http TypeInvalid: must be a list, not an object")]
    [InlineData("spec: {http: [text]}", "3:15 spec.http[0] TypeInvalid: must be an object, not the text \"text\"")]
    [InlineData("spec: {http: [null]}", "3:15 spec.http[0] TypeInvalid: must be an object, not null")]
    [InlineData(
        """spec: {http: [{match: [{ignoreUriCase: "true"}]}]}""",
        "3:40 spec.http[0].match[0].ignoreUriCase TypeInvalid: must be true or false, not the text \"true\"")]
    [InlineData(
        "spec: {http: [{match: [{ignoreUriCase: yes}]}]}",
        "3:40 spec.http[0].match[0].ignoreUriCase TypeInvalid: must be true or false, not the text \"yes\"")]
    [InlineData(
        "spec: {http: [{match: [{ignoreUriCase: 1}]}]}",
        "3:40 spec.http[0].match[0].ignoreUriCase TypeInvalid: must be true or false, not the number 1")]
    [InlineData(
        """spec: {http: [{match: [{port: "80"}]}]}""",
        "3:31 spec.http[0].match[0].port TypeInvalid: must be an integer, not the text \"80\"")]
    [InlineData("spec: {http: [{match: [{port: -1}]}]}", "3:31 spec.http[0].match[0].port Invalid: must be an integer from 0 to 4294967295")]
    [InlineData("spec: {http: [{match: [{port: 4294967296}]}]}", "3:31 spec.http[0].match[0].port Invalid: must be an integer from 0 to 4294967295")]
    [InlineData("spec: {http: [{match: [{port: 80.5}]}]}", "3:31 spec.http[0].match[0].port TypeInvalid: must be an integer, not the number 80.5")]
    [InlineData("spec: {http: [{match: [{port: 1e999}]}]}", "3:31 spec.http[0].match[0].port Invalid: must be an integer from 0 to 4294967295")]
    [InlineData(
        "spec: {http: [{match: [{port: .inf}]}]}",
        "3:31 spec.http[0].match[0].port TypeInvalid: must be an integer, not the number Infinity")]
    [InlineData(
        "spec: {http: [{route: [{weight: 2147483648}]}]}",
        "3:33 spec.http[0].route[0].weight Invalid: must be an integer from -2147483648 to 2147483647")]
    [InlineData(
        "spec: {http: [{route: [{weight: -2147483649}]}]}",
        "3:33 spec.http[0].route[0].weight Invalid: must be an integer from -2147483648 to 2147483647")]
    [InlineData(
        "spec: {http: [{route: [{weight: half}]}]}",
        "3:33 spec.http[0].route[0].weight TypeInvalid: must be an integer, not the text \"half\"")]
    [InlineData(
        """spec: {http: [{mirrorPercentage: {value: "50"}}]}""",
        "3:42 spec.http[0].mirrorPercentage.value TypeInvalid: must be a number, not the text \"50\"")]
    [InlineData("spec: {http: [{mirrorPercentage: {value: .nan}}]}", "3:42 spec.http[0].mirrorPercentage.value Invalid: must be a finite number")]
    [InlineData("spec: {http: [{mirrorPercentage: {value: 1e400}}]}", "3:42 spec.http[0].mirrorPercentage.value Invalid: must be a finite number")]
    [InlineData("spec: {http: [{mirrorPercentage: 50}]}", "3:34 spec.http[0].mirrorPercentage TypeInvalid: must be an object, not the number 50")]
    [InlineData("spec: {http: [{mirrorPercent: 50.5}]}", "3:31 spec.http[0].mirrorPercent TypeInvalid: must be an integer, not the number 50.5")]
    [InlineData(
        "spec: {http: [{mirrorPercent: 50, mirror_percent: 60}]}",
        "*3:35 spec.http[0].mirror_percent Duplicate: stands more than once (mirror_percent is mirrorPercent)")]
    [InlineData(
        "spec: {http: [{mirrorPercent: 50, mirrorPercent: 60}]}",
        "*3:35 spec.http[0].mirrorPercent Duplicate: stands more than once (mirror_percent is mirrorPercent)")]
    [InlineData(
        "spec: {http: [{timeout: 5}]}",
        "3:25 spec.http[0].timeout TypeInvalid: must be a duration such as 1.5s, 10ms or 1h2m3s, not the number 5")]
    [InlineData(
        """spec: {http: [{timeout: "5"}]}""",
        "3:25 spec.http[0].timeout Invalid: must be a duration such as 1.5s, 10ms or 1h2m3s, not the text \"5\"")]
    [InlineData(
        "spec: {http: [{timeout: 5 s}]}",
        "3:25 spec.http[0].timeout Invalid: must be a duration such as 1.5s, 10ms or 1h2m3s, not the text \"5 s\"")]
    [InlineData(
        "spec: {http: [{timeout: 1.5.5s}]}",
        "3:25 spec.http[0].timeout Invalid: must be a duration such as 1.5s, 10ms or 1h2m3s, not the text \"1.5.5s\"")]
    [InlineData(
        "spec: {http: [{timeout: 3d}]}",
        "3:25 spec.http[0].timeout Invalid: must be a duration such as 1.5s, 10ms or 1h2m3s, not the text \"3d\"")]
    [InlineData(
        "spec: {http: [{timeout: 2562048h}]}",
        "3:25 spec.http[0].timeout Invalid: must be a duration such as 1.5s, 10ms or 1h2m3s, not the text \"2562048h\"")]
    [InlineData(
        "spec: {http: [{timeout: s}]}",
        "3:25 spec.http[0].timeout Invalid: must be a duration such as 1.5s, 10ms or 1h2m3s, not the text \"s\"")]
    [InlineData(
        """spec: {http: [{timeout: ""}]}""",
        "3:25 spec.http[0].timeout Invalid: must be a duration such as 1.5s, 10ms or 1h2m3s, not the text \"\"")]
    [InlineData(
        "spec: {http: [{redirect: {derivePort: from_request_port}}]}",
        "3:39 spec.http[0].redirect.derivePort NotSupported: must be one of FROM_PROTOCOL_DEFAULT, FROM_REQUEST_PORT, not the text \"from_request_port\"")]
    [InlineData(
        "spec: {http: [{redirect: {derivePort: 1}}]}",
        "3:39 spec.http[0].redirect.derivePort TypeInvalid: must be one of FROM_PROTOCOL_DEFAULT, FROM_REQUEST_PORT, not the number 1")]
    [InlineData(
        """spec: {http: [{directResponse: {body: {bytes: "a*b"}}}]}""",
        "3:47 spec.http[0].directResponse.body.bytes Invalid: is not valid base64")]
    [InlineData(
        "spec: {http: [{directResponse: {body: {bytes: 12}}}]}",
        "3:47 spec.http[0].directResponse.body.bytes TypeInvalid: must be base64 text, not the number 12")]
    [InlineData("spec: {http: [{match: [{headers: {a: null}}]}]}", "3:38 spec.http[0].match[0].headers[a] TypeInvalid: must be an object, not null")]
    [InlineData(
        "spec: {http: [{match: [{sourceLabels: {a: 1}}]}]}",
        "3:43 spec.http[0].match[0].sourceLabels[a] TypeInvalid: must be a text, not the number 1")]
    [InlineData(
        "spec: {http: [{match: [{sourceLabels: {a: x, a: y}}]}]}",
        "*3:46 spec.http[0].match[0].sourceLabels[a] Duplicate: stands more than once")]
    [InlineData("spec: {hosts: [a], hosts: [b]}", "*3:20 spec.hosts Duplicate: stands more than once")]
    [InlineData("spec: &x {hosts: [a]}", "3:7 spec Forbidden: YAML anchors (&x) are not accepted")]
    [InlineData(
        "spec: {hosts: &h [a], gateways: *h}",
        "3:15 spec.hosts Forbidden: YAML anchors (&h) are not accepted",
        "3:33 spec.gateways Forbidden: YAML aliases (*h) are not accepted")]
    [InlineData("spec: {hosts: [*h]}", "3:16 spec.hosts[0] Forbidden: YAML aliases (*h) are not accepted")]
    [InlineData("spec: {<<: {hosts: [a]}}", "3:8 spec.<< Forbidden: YAML merge keys (<<) are not accepted")]
    [InlineData("spec: {hosts: !!binary YQ==}", "3:15 spec.hosts Forbidden: the YAML tag tag:yaml.org,2002:binary is not accepted")]
    [InlineData("spec: {hosts: [!mine a]}", "3:16 spec.hosts[0] Forbidden: the YAML tag !mine is not accepted")]
    [InlineData("spec: {hosts: !!set {a}}", "3:15 spec.hosts Forbidden: the YAML tag tag:yaml.org,2002:set is not accepted")]
    [InlineData(
        "spec: {http: [{match: [{port: !!int x}]}]}",
        """3:31 spec.http[0].match[0].port Forbidden: "x" is not of the type that the YAML tag !!int claims""")]
    [InlineData("spec: {? [a] : b}", "3:10 spec.? Forbidden: a key must be a text, not a list")]
    [InlineData("spec: {? {a: b} : c}", "3:10 spec.? Forbidden: a key must be a text, not an object")]
    [InlineData("spec: {~: b}", "3:8 spec.? Forbidden: a key must be a text, not null")]
    [InlineData("spec: {? &k hosts : [a]}", "3:10 spec.? Forbidden: YAML anchors (&k) are not accepted")]
    [InlineData("unknown: {a: *x}", "3:14 unknown.a Forbidden: YAML aliases (*x) are not accepted", "*3:1 unknown Unknown: there is no such field")]
    [InlineData("status: {a: *x}", "3:13 status.a Forbidden: YAML aliases (*x) are not accepted")]
    [InlineData("status: {a: 1, a: 2}", "*3:16 status.a Duplicate: stands more than once")]
    [InlineData(
        """spec: {hosts: ["\ud800"]}""",
        "3:16  Invalid: is not valid YAML: While scanning a quoted scalar, found invalid Unicode surrogates.")]
    public void FieldOfVirtualService_IsRefused(string text, params string[] expected)
    {
        var read = ManifestReader.ReadYaml("apiVersion: networking.istio.io/v1\nkind: VirtualService\n" + text);

        Assert.Equal(expected, Problems.Lines(read));
        Assert.Equal(read.Errors.Count > 0, read.Resource is null);
    }

    [Theory]
    [InlineData("spec: {subsets: [{labels: {version: 1}}]}", "3:37 spec.subsets[0].labels[version] TypeInvalid: must be a text, not the number 1")]
    [InlineData(
        "spec: {trafficPolicy: {loadBalancer: {simple: ROUND-ROBIN}}}",
        "3:47 spec.trafficPolicy.loadBalancer.simple NotSupported: must be one of UNSPECIFIED, LEAST_CONN, RANDOM, PASSTHROUGH, ROUND_ROBIN, LEAST_REQUEST, not the text \"ROUND-ROBIN\"")]
    [InlineData(
        "spec: {trafficPolicy: {loadBalancer: {consistentHash: {minimumRingSize: -1}}}}",
        "3:73 spec.trafficPolicy.loadBalancer.consistentHash.minimumRingSize Invalid: must be an integer from 0 to 18446744073709551615")]
    [InlineData(
        "spec: {trafficPolicy: {loadBalancer: {consistentHash: {minimumRingSize: 18446744073709551616}}}}",
        "3:73 spec.trafficPolicy.loadBalancer.consistentHash.minimumRingSize Invalid: must be an integer from 0 to 18446744073709551615")]
    [InlineData(
        """spec: {trafficPolicy: {loadBalancer: {consistentHash: {minimumRingSize: "12a"}}}}""",
        "3:73 spec.trafficPolicy.loadBalancer.consistentHash.minimumRingSize TypeInvalid: must be an integer, not the text \"12a\"")]
    public void FieldOfDestinationRule_IsRefused(string text, params string[] expected)
    {
        var read = ManifestReader.ReadYaml("apiVersion: networking.istio.io/v1\nkind: DestinationRule\n" + text);

        Assert.Equal(expected, Problems.Lines(read));
        Assert.Equal(read.Errors.Count > 0, read.Resource is null);
    }

    [Theory]
    [InlineData("spec: {ports: [{targetPort: 1.5}]}", "3:29 spec.ports[0].targetPort TypeInvalid: must be an integer, not the number 1.5")]
    [InlineData("spec: {ports: [{targetPort: [80]}]}", "3:29 spec.ports[0].targetPort TypeInvalid: must be an integer or a text, not a list")]
    [InlineData(
        "spec: {ports: [{targetPort: 3000000000}]}",
        "3:29 spec.ports[0].targetPort Invalid: must be an integer from -2147483648 to 2147483647")]
    [InlineData(
        "metadata: {generation: 9223372036854775808}",
        "3:24 metadata.generation Invalid: must be an integer from -9223372036854775808 to 9223372036854775807")]
    public void FieldOfService_IsRefused(string text, params string[] expected)
    {
        var read = ManifestReader.ReadYaml("apiVersion: v1\nkind: Service\n" + text);

        Assert.Equal(expected, Problems.Lines(read));
        Assert.Equal(read.Errors.Count > 0, read.Resource is null);
    }
}
