namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>Everything that is wrong with, or worth a warning in, the spec of a VirtualService; warnings come last, after an exclamation mark.</summary>
public sealed class VirtualServiceAdmissionTests
{
    [Theory]
    [InlineData("spec: {hosts: [reviews], http: [{route: [{destination: {host: reviews}}]}]}")]
    [InlineData("", "spec Required: must be set")]
    [InlineData("spec: {}", "spec.http Required: one of http, tls and tcp must have a route")]
    [InlineData("spec: {hosts: [a], http: []}", "spec.http Required: one of http, tls and tcp must have a route")]
    [InlineData(
        """spec: {hosts: ["*"], tcp: [{route: [{destination: {host: a}}]}]}""",
        "spec.hosts[0] Invalid: must not be * where the resource applies to the mesh: name gateways, and not mesh",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        """spec: {hosts: ["*"], gateways: [gw, mesh], tcp: [{route: [{destination: {host: a}}]}]}""",
        "spec.hosts[0] Invalid: must not be * where the resource applies to the mesh: name gateways, and not mesh",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        """spec: {hosts: ["*"], gateways: [gw], tcp: [{route: [{destination: {host: a}}]}]}""",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        """spec: {hosts: [a.*.b, "*a*", "", "a..b", "a:80", "http://a", -a, "1.2.3.400", a_b], tcp: [{route: [{destination: {host: a}}]}]}""",
        "spec.hosts[0] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[1] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[2] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[3] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[4] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[5] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[6] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[7] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[8] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        """spec: {hosts: ["*.foo.com", "*foo.com", "*-foo.com", 10.0.0.1, "::1", "[::1]", FOO.bar., a], tcp: [{route: [{destination: {host: a}}]}]}""",
        "spec.hosts[5] Duplicate: [::1] stands more than once",
        "spec.hosts[0] Duplicate: *.foo.com is already among the hosts of *foo.com",
        "spec.hosts[2] Duplicate: *-foo.com is already among the hosts of *foo.com",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        """spec: {hosts: [a.com, A.com., "*.com", b.com, "*.b.com"], tcp: [{route: [{destination: {host: a}}]}]}""",
        "spec.hosts[1] Duplicate: A.com. stands more than once",
        "spec.hosts[0] Duplicate: a.com is already among the hosts of *.com",
        "spec.hosts[1] Duplicate: A.com. is already among the hosts of *.com",
        "spec.hosts[3] Duplicate: b.com is already among the hosts of *.com",
        "spec.hosts[4] Duplicate: *.b.com is already among the hosts of *.com",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        "spec: {gateways: [gw], tls: [{match: [{sniHosts: [a.b]}], route: [{destination: {host: a}}]}], tcp: [{route: [{destination: {host: a}}]}], http: [{delegate: {name: x}}]}",
        "spec.gateways Forbidden: must not be set without hosts, which makes this a delegate",
        "spec.tls Forbidden: must not be set without hosts, which makes this a delegate",
        "spec.tcp Forbidden: must not be set without hosts, which makes this a delegate",
        "spec.http[0].delegate Forbidden: must not be set in a delegate: one level of delegation is all there is",
        "!spec.tls is accepted but not honoured: the edge serves HTTP only and routes no TLS connection",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        """spec: {hosts: [a], gateways: [gw, ns/gw, ./gw, mesh, gw.ns, "*/gw", ns/*, /gw, a/b/c, ""], tcp: [{route: [{destination: {host: a}}]}]}""",
        "spec.gateways[5] Invalid: must be a gateway as name or namespace/name",
        "spec.gateways[6] Invalid: must be a gateway as name or namespace/name",
        "spec.gateways[7] Invalid: must be a gateway as name or namespace/name",
        "spec.gateways[8] Invalid: must be a gateway as name or namespace/name",
        "spec.gateways[9] Invalid: must be a gateway as name or namespace/name",
        "!spec.gateways[4] names the gateway in an old way: write namespace/name",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        """spec: {hosts: [a], exportTo: [".", x, "*", "~", x, A_B], tcp: [{route: [{destination: {host: a}}]}]}""",
        """spec.exportTo[2] Forbidden: "*" must stand alone""",
        """spec.exportTo[3] NotSupported: "~" is for ServiceEntries only""",
        "spec.exportTo[4] Duplicate: x stands more than once",
        "spec.exportTo[5] Invalid: must be a namespace, \".\" or \"*\"",
        "!spec.tcp is accepted but not honoured: the edge serves HTTP only and routes no TCP connection")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], headers: {request: {set: {Content-Length: "1", x: "%REQ(a)% %NO_SUCH% %%"}}, response: {remove: [upgrade]}}, retries: {attempts: 101, retryOn: "retriable-headers,5xx,http3-post-connect-failure"}}]}""",
        "!spec.http[0].retries.attempts is accepted but not honoured: the edge makes at most 100",
        "!spec.http[0].retries.retryOn is accepted but not honoured: of it 'retriable-headers' never holds",
        "!spec.http[0].retries.retryOn is accepted but not honoured: of it 'http3-post-connect-failure' never holds",
        "!spec.http[0].headers.request.set[Content-Length] is accepted but not honoured: fields that frame messages are the edge's own",
        "!spec.http[0].headers.request.set[x] is accepted but not honoured: the edge knows no NO_SUCH and puts nothing in its place",
        "!spec.http[0].headers.response.remove[0] is accepted but not honoured: fields that frame messages are the edge's own")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], rewrite: {uri: "/a HTTP/1.1\r\n\r\nGET /b"}}, {match: [{uri: {prefix: /x}}], route: [{destination: {host: a}}], rewrite: {uriRegexRewrite: {match: a, rewrite: "/a#b"}}}]}""",
        "spec.http[0].rewrite.uri Invalid: must be printable ASCII without spaces and without #",
        "spec.http[1].rewrite.uriRegexRewrite.rewrite Invalid: must be printable ASCII without spaces and without #",
        "!spec.http[1] is never reached: http[0] has no match and takes every request; only the last rule can have none")]
    [InlineData("spec: {hosts: [a], http: [{}]}", "spec.http[0].route Required: one of route, redirect, directResponse and delegate must be set")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], redirect: {uri: /}, directResponse: {status: 200}, delegate: {name: x}}]}",
        "spec.http[0].redirect Forbidden: must not be set beside route",
        "spec.http[0].directResponse Forbidden: must not be set beside route",
        "spec.http[0].delegate Forbidden: must not be set beside route")]
    [InlineData(
        "spec: {hosts: [a], http: [{redirect: {uri: /}, rewrite: {uri: /}, fault: {abort: {httpStatus: 500}}}]}",
        "spec.http[0].rewrite Forbidden: must not be set beside redirect",
        "spec.http[0].fault Forbidden: must not be set beside redirect")]
    [InlineData(
        "spec: {hosts: [a], http: [{directResponse: {status: 200}, rewrite: {uri: /}, fault: {abort: {httpStatus: 500}}}]}",
        "spec.http[0].rewrite Forbidden: must not be set beside directResponse",
        "spec.http[0].fault Forbidden: must not be set beside directResponse")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{}, {destination: {}}, {destination: {host: "*"}, weight: -1}, {destination: {host: a b, subset: _, port: {}}}, {destination: {host: a, port: {number: 0}}, weight: 2147483647}, {destination: {host: "a:80", port: {number: 65536}}, weight: 2147483647}]}]}""",
        "spec.http[0].route[0].destination Required: must be set",
        "spec.http[0].route[1].destination.host Required: must be set",
        "spec.http[0].route[2].destination.host Invalid: must be the host name of a service, or an IP address; a port goes into port.number",
        "spec.http[0].route[3].destination.host Invalid: must be the host name of a service, or an IP address; a port goes into port.number",
        "spec.http[0].route[3].destination.subset Invalid: must be a DNS label: at most 63 letters, digits and '-', with a letter or digit at either end",
        "spec.http[0].route[3].destination.port.number Required: must be set",
        "spec.http[0].route[4].destination.port.number Invalid: must be a port from 1 to 65535",
        "spec.http[0].route[5].destination.host Invalid: must be the host name of a service, or an IP address; a port goes into port.number",
        "spec.http[0].route[5].destination.port.number Invalid: must be a port from 1 to 65535",
        "spec.http[0].route[2].weight Invalid: must not be negative")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}, {destination: {host: b}, weight: 0}]}]}",
        "spec.http[0].route Invalid: the weights of several destinations must not all be 0")]
    [InlineData("spec: {hosts: [a], http: [{route: [{destination: {host: a}, weight: 0}]}]}")]
    [InlineData("""spec: {hosts: [a], http: [{route: [{destination: {host: "[::1]"}}, {destination: {host: 127.0.0.1}, weight: 1}]}]}""")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: "[::1]:9000"}}, {destination: {host: "fe80::1%eth0"}, weight: 1}]}]}""",
        "spec.http[0].route[0].destination.host Invalid: must be the host name of a service, or an IP address; a port goes into port.number",
        "spec.http[0].route[1].destination.host Invalid: must be the host name of a service, or an IP address; a port goes into port.number")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], mirror: {host: b}, mirrors: [{destination: {host: c}}]}]}",
        "spec.http[0].mirrors Forbidden: must not be set beside mirror")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], mirror: {}, mirrorPercent: 101, mirrorPercentage: {value: 100.0001}}]}",
        "spec.http[0].mirror.host Required: must be set",
        "spec.http[0].mirrorPercent Invalid: must be from 0 to 100",
        "spec.http[0].mirrorPercentage.value Invalid: must be from 0 to 100",
        "!spec.http[0].mirrorPercent is deprecated: use mirrorPercentage")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], mirrors: [{}, {destination: {host: b}, percentage: {value: -0.1}}]}]}",
        "spec.http[0].mirrors[0].destination Required: must be set",
        "spec.http[0].mirrors[1].percentage.value Invalid: must be from 0 to 100")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], mirrorPercentage: {value: 5}}]}",
        "!spec.http[0].mirrorPercentage has no effect without mirror")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], mirror: {host: b}, mirror_percent: 0}]}",
        "!spec.http[0].mirrorPercent is deprecated: use mirrorPercentage")]
    [InlineData("spec: {hosts: [a], http: [{route: [{destination: {host: a}}], mirror: {host: b}, mirrors: [], mirrorPercentage: {value: 100}}]}")]
    [InlineData(
        "spec: {hosts: [a], http: [{match: [{port: 1}], route: [{destination: {host: a}}], timeout: 0s}, {match: [{port: 2}], route: [{destination: {host: a}}], timeout: 1.5ms}, {match: [{port: 3}], route: [{destination: {host: a}}], timeout: -1s}]}",
        "spec.http[0].timeout Invalid: must be at least 1ms",
        "spec.http[1].timeout Invalid: must be a whole number of milliseconds",
        "spec.http[2].timeout Invalid: must be at least 1ms")]
    [InlineData(
        """spec: {hosts: [a], http: [{match: [{port: 1}], route: [{destination: {host: a}}], rewrite: {}}, {match: [{port: 2}], route: [{destination: {host: a}}], rewrite: {uri: /, uriRegexRewrite: {}, authority: "a b"}}, {match: [{port: 3}], route: [{destination: {host: a}}], rewrite: {uriRegexRewrite: {match: "(", rewrite: x}}}]}""",
        "spec.http[0].rewrite.uri Required: one of uri, uriRegexRewrite and authority must be set",
        "spec.http[1].rewrite.uriRegexRewrite Forbidden: must not be set beside uri",
        "spec.http[1].rewrite.uriRegexRewrite.match Required: must be set",
        "spec.http[1].rewrite.uriRegexRewrite.rewrite Required: must be set",
        "spec.http[1].rewrite.authority Invalid: must hold no space and no control character",
        "spec.http[2].rewrite.uriRegexRewrite.match Invalid: is not a regular expression that can be used here: Invalid pattern '(' at offset 1. Not enough )'s.")]
    [InlineData(
        """spec: {hosts: [a], http: [{match: [{uri: {prefix: ""}, scheme: {prefix: ""}, method: {exact: GET, prefix: G, regex: G}, authority: {regex: ""}}], route: [{destination: {host: a}}]}]}""",
        "spec.http[0].match[0].scheme.prefix Invalid: must not be empty",
        "spec.http[0].match[0].method.prefix Forbidden: must not be set beside exact",
        "spec.http[0].match[0].method.regex Forbidden: must not be set beside exact",
        "spec.http[0].match[0].authority.regex Invalid: must not be empty")]
    [InlineData(
        """spec: {hosts: [a], http: [{match: [{uri: {regex: "(a"}}, {uri: {regex: "*"}}, {uri: {regex: "(?=a)"}}, {uri: {regex: 'a)(b'}}], route: [{destination: {host: a}}]}]}""",
        "spec.http[0].match[0].uri.regex Invalid: is not a regular expression that can be used here: Invalid pattern '(a' at offset 2. Not enough )'s.",
        "spec.http[0].match[1].uri.regex Invalid: is not a regular expression that can be used here: Invalid pattern '*' at offset 1. Quantifier '*' following nothing.",
        "spec.http[0].match[2].uri.regex Invalid: is not a regular expression that can be used here: RegexOptions.NonBacktracking is not supported in conjunction with expressions containing: 'positive lookahead (?= pattern) or positive lookbehind (?<= pattern)'.",
        "spec.http[0].match[3].uri.regex Invalid: is not a regular expression that can be used here: Invalid pattern 'a)(b' at offset 2. Too many )'s.")]
    [InlineData(
        """spec: {hosts: [a], http: [{match: [{headers: {"": {}, "a b": {exact: x}, ":method": {exact: GET}, ":path": {}, ":foo": {}, ":status": {}, x: {prefix: ""}, y: {regex: "*"}, z: {}}}], route: [{destination: {host: a}}]}]}""",
        "spec.http[0].match[0].headers[] Invalid: must be the name of a header, or one of :method, :scheme, :authority and :path",
        "spec.http[0].match[0].headers[a b] Invalid: must be the name of a header, or one of :method, :scheme, :authority and :path",
        "spec.http[0].match[0].headers[:foo] Invalid: must be the name of a header, or one of :method, :scheme, :authority and :path",
        "spec.http[0].match[0].headers[x].prefix Invalid: must not be empty",
        "!spec.http[0].match[0].headers[:status] is accepted but not honoured: a request has no status, so that the match block never holds")]
    [InlineData(
        """spec: {hosts: [a], http: [{match: [{withoutHeaders: {x: {regex: "*"}, y: {regex: "["}}, queryParams: {q: {exact: ""}, r: {regex: "*"}, s: {prefix: ""}}}], route: [{destination: {host: a}}]}]}""",
        "spec.http[0].match[0].withoutHeaders[y].regex Invalid: is not a regular expression that can be used here: Invalid pattern '[' at offset 1. Unterminated [] set.",
        "spec.http[0].match[0].queryParams[s].prefix Invalid: must not be empty")]
    [InlineData(
        """spec: {hosts: [a], http: [{match: [{headers: {"@request.auth.claims.sub": {exact: x}}}], route: [{destination: {host: a}}]}]}""",
        "spec.http[0].match[0].headers[@request.auth.claims.sub] Forbidden: claims of a JWT can be matched only where the resource is bound to gateways, and not to mesh",
        "!spec.http[0].match[0].headers[@request.auth.claims.sub] is accepted but not honoured: the edge verifies no JWT, so that the match block never holds")]
    [InlineData(
        """spec: {hosts: [a], gateways: [gw], http: [{match: [{headers: {"@request.auth.claims.sub": {exact: x}}}], route: [{destination: {host: a}}]}]}""",
        "!spec.http[0].match[0].headers[@request.auth.claims.sub] is accepted but not honoured: the edge verifies no JWT, so that the match block never holds")]
    [InlineData(
        """spec: {hosts: [a], http: [{match: [{port: 0, sourceLabels: {"a b": "c d", "x/y": ok}, gateways: ["*"], sourceNamespace: a/b, statPrefix: p}], route: [{destination: {host: a}}]}]}""",
        "spec.http[0].match[0].port Invalid: must be a port from 1 to 65535",
        "spec.http[0].match[0].gateways[0] Invalid: must be a gateway as name or namespace/name",
        "spec.http[0].match[0].sourceLabels[a b] Invalid: the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name",
        "spec.http[0].match[0].sourceLabels[a b] Invalid: must be empty, or at most 63 letters, digits, '-', '_' and '.', with a letter or digit at either end",
        "spec.http[0].match[0].sourceNamespace Invalid: must be a namespace")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.Of("VirtualService", spec));
}
