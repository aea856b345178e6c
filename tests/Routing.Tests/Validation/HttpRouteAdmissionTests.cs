namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>What is wrong with the actions and matches of routes, and which of them are never reached. Warnings come last, after an exclamation mark.</summary>
public sealed class HttpRouteAdmissionTests
{
    [Theory]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], retries: {attempts: -1}}]}",
        "spec.http[0].retries.attempts Invalid: must not be negative")]
    [InlineData("spec: {hosts: [a], http: [{route: [{destination: {host: a}}], retries: {attempts: 0}}]}")]
    [InlineData(
        """spec: {hosts: [a], http: [{name: "a\r\nb: c", match: [{name: "a\0"}], route: [{destination: {host: a}}]}]}""",
        "spec.http[0].name Invalid: must hold no control character but the tab",
        "spec.http[0].match[0].name Invalid: must hold no control character but the tab")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], retries: {perTryTimeout: 1s, retryOn: 5xx, retryRemoteLocalities: false}}]}",
        "spec.http[0].retries.perTryTimeout Forbidden: must not be set where attempts is 0",
        "spec.http[0].retries.retryOn Forbidden: must not be set where attempts is 0",
        "spec.http[0].retries.retryRemoteLocalities Forbidden: must not be set where attempts is 0")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], retries: {attempts: 3, perTryTimeout: 0s, backoff: 0.5ms, retryOn: "5xx,503,reset, gateway-error,599,unknown,"}}]}""",
        "spec.http[0].retries.perTryTimeout Invalid: must be at least 1ms",
        "spec.http[0].retries.backoff Invalid: must be at least 1ms",
        "spec.http[0].retries.retryOn NotSupported: ' gateway-error' must be an HTTP status or one of 5xx, gateway-error, reset, reset-before-request, connect-failure, retriable-4xx, refused-stream, retriable-status-codes, retriable-headers, envoy-ratelimited, http3-post-connect-failure, cancelled, deadline-exceeded, internal, resource-exhausted, unavailable; no space may stand beside a comma",
        "spec.http[0].retries.retryOn NotSupported: '599' must be an HTTP status or one of 5xx, gateway-error, reset, reset-before-request, connect-failure, retriable-4xx, refused-stream, retriable-status-codes, retriable-headers, envoy-ratelimited, http3-post-connect-failure, cancelled, deadline-exceeded, internal, resource-exhausted, unavailable; no space may stand beside a comma",
        "spec.http[0].retries.retryOn NotSupported: 'unknown' must be an HTTP status or one of 5xx, gateway-error, reset, reset-before-request, connect-failure, retriable-4xx, refused-stream, retriable-status-codes, retriable-headers, envoy-ratelimited, http3-post-connect-failure, cancelled, deadline-exceeded, internal, resource-exhausted, unavailable; no space may stand beside a comma",
        "spec.http[0].retries.retryOn NotSupported: '' must be an HTTP status or one of 5xx, gateway-error, reset, reset-before-request, connect-failure, retriable-4xx, refused-stream, retriable-status-codes, retriable-headers, envoy-ratelimited, http3-post-connect-failure, cancelled, deadline-exceeded, internal, resource-exhausted, unavailable; no space may stand beside a comma")]
    [InlineData("""spec: {hosts: [a], http: [{route: [{destination: {host: a}}], retries: {attempts: 3, perTryTimeout: 250ms, backoff: 25ms, retryOn: "5xx,gateway-error,reset,reset-before-request,connect-failure,retriable-4xx,refused-stream,retriable-status-codes,retriable-headers,envoy-ratelimited,http3-post-connect-failure,cancelled,deadline-exceeded,internal,resource-exhausted,unavailable,503", retryRemoteLocalities: true}}]}""")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], fault: {}}]}",
        "spec.http[0].fault.delay Required: one of delay and abort must be set")]
    [InlineData("spec: {hosts: [a], http: [{route: [{destination: {host: a}}], fault: {delay: {percentage: {value: 0.0001}, fixedDelay: 5s}, abort: {percentage: {value: 0}, httpStatus: 600}}}]}",
        "!spec.http[0].fault.abort.httpStatus is 600, which is no status of HTTP: it is answered as it stands, where Envoy would refuse the routes")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], fault: {delay: {percent: 101, percentage: {value: 0.00009}, fixedDelay: 0s}, abort: {percentage: {value: 100.1}, httpStatus: 199}}}]}",
        "spec.http[0].fault.delay.percent Invalid: must be from 0 to 100",
        "spec.http[0].fault.delay.percentage.value Invalid: must be 0, or at least 0.0001",
        "spec.http[0].fault.delay.fixedDelay Invalid: must be at least 1ms",
        "spec.http[0].fault.abort.percentage.value Invalid: must be from 0 to 100",
        "spec.http[0].fault.abort.httpStatus Invalid: must be from 200 to 599",
        "!spec.http[0].fault.delay.percent is deprecated: use percentage")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], fault: {delay: {exponentialDelay: 1s}, abort: {http2Error: x}}}]}",
        "spec.http[0].fault.delay.exponentialDelay NotSupported: is not supported: use fixedDelay",
        "spec.http[0].fault.abort.http2Error NotSupported: is not supported: use httpStatus or grpcStatus")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], fault: {delay: {percent: 1}, abort: {percentage: {value: 1}}}}]}",
        "!spec.http[0].fault.delay has no fixedDelay and delays nothing",
        "!spec.http[0].fault.abort has none of httpStatus and grpcStatus and aborts nothing",
        "!spec.http[0].fault.delay.percent is deprecated: use percentage")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], fault: {abort: {grpcStatus: unavailable}}}]}",
        "spec.http[0].fault.abort.grpcStatus NotSupported: must be one of OK, CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, RESOURCE_EXHAUSTED, FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS, UNAUTHENTICATED")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}], fault: {abort: {grpcStatus: UNAVAILABLE, httpStatus: 503}}}]}",
        "spec.http[0].fault.abort.grpcStatus Forbidden: must not be set beside httpStatus")]
    [InlineData("""spec: {hosts: [a], http: [{route: [{destination: {host: a}}], corsPolicy: {allowOrigins: [{exact: "https://a"}, {prefix: "https://b"}, {regex: "https://.*"}], allowMethods: [GET, "*"], allowHeaders: [x-a, "*"], exposeHeaders: [x-b], maxAge: 24h, allowCredentials: true, unmatchedPreflights: IGNORE}}]}""")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], corsPolicy: {allowOrigins: [{}, {exact: ""}, {regex: "("}, {exact: a, prefix: b}], allowMethods: [get, ""], allowHeaders: ["a b", ""], exposeHeaders: ["a:"], maxAge: 1.5s}}]}""",
        "spec.http[0].corsPolicy.allowOrigins[0] Required: one of exact, prefix and regex must be set, and not empty",
        "spec.http[0].corsPolicy.allowOrigins[1] Required: one of exact, prefix and regex must be set, and not empty",
        "spec.http[0].corsPolicy.allowOrigins[2].regex Invalid: is not a regular expression that can be used here: Invalid pattern '(' at offset 1. Not enough )'s.",
        "spec.http[0].corsPolicy.allowOrigins[3].prefix Forbidden: must not be set beside exact",
        "spec.http[0].corsPolicy.allowMethods[0] NotSupported: must be one of GET, HEAD, POST, PUT, PATCH, DELETE, CONNECT, OPTIONS, TRACE, *",
        "spec.http[0].corsPolicy.allowMethods[1] NotSupported: must be one of GET, HEAD, POST, PUT, PATCH, DELETE, CONNECT, OPTIONS, TRACE, *",
        "spec.http[0].corsPolicy.allowHeaders[0] Invalid: must be the name of a header, or *",
        "spec.http[0].corsPolicy.allowHeaders[1] Invalid: must be the name of a header, or *",
        "spec.http[0].corsPolicy.exposeHeaders[0] Invalid: must be the name of a header, or *",
        "spec.http[0].corsPolicy.maxAge Invalid: must be a whole number of seconds")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], corsPolicy: {maxAge: 0s, allowOrigin: ["*"]}}]}""",
        "spec.http[0].corsPolicy.maxAge Invalid: must be at least 1ms",
        "!spec.http[0].corsPolicy.allowOrigin is deprecated: use allowOrigins")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], headers: {request: {set: {x-a: "1%", "": b, ":path": /, x-b: "100%%", x-c: "%REQ(:path)%"}, add: {"a b": c}, remove: [host, ":method", Host, x-d]}, response: {set: {host: a}, add: {":status": b, x-e: "a\nb"}, remove: [":authority", ""]}}}]}""",
        "spec.http[0].headers.request.set[x-a] Invalid: holds a single %: write %% for a percent sign, or %COMMAND%",
        "spec.http[0].headers.request.set[] Invalid: must be the name of a header",
        "spec.http[0].headers.request.set[:path] Forbidden: of the pseudo headers only :authority can be changed",
        "spec.http[0].headers.request.add[a b] Invalid: must be the name of a header",
        "spec.http[0].headers.request.remove[0] Forbidden: Host and pseudo headers cannot be changed here",
        "spec.http[0].headers.request.remove[1] Forbidden: Host and pseudo headers cannot be changed here",
        "spec.http[0].headers.request.remove[2] Forbidden: Host and pseudo headers cannot be changed here",
        "spec.http[0].headers.response.set[host] Forbidden: Host and pseudo headers cannot be changed here",
        "spec.http[0].headers.response.add[:status] Forbidden: Host and pseudo headers cannot be changed here",
        "spec.http[0].headers.response.add[x-e] Invalid: must hold no control character but the tab",
        "spec.http[0].headers.response.remove[0] Forbidden: Host and pseudo headers cannot be changed here",
        "spec.http[0].headers.response.remove[1] Invalid: must be the name of a header")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], headers: {request: {set: {host: a}, add: {":authority": b}}}, rewrite: {authority: c}}]}""",
        "spec.http[0].headers.request.set[host] Forbidden: must not change the authority, which spec.http[0].rewrite.authority does",
        "spec.http[0].headers.request.add[:authority] Forbidden: must not change the authority, which spec.http[0].rewrite.authority does")]
    [InlineData("""spec: {hosts: [a], http: [{route: [{destination: {host: a}}], headers: {request: {set: {":authority": a}}}}]}""")]
    [InlineData("""spec: {hosts: [a], http: [{route: [{destination: {host: a}}], rewrite: {authority: "[::1]:80"}}]}""")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], headers: {request: {set: {":authority": "%REQ(x)%"}}}}]}""",
        "!spec.http[0].headers.request.set[:authority] is sent as it stands, without anything in the place of a %COMMAND%: it is no host, and requests are answered 502 authority-invalid")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}, headers: {request: {add: {Host: "a:b"}}}}]}]}""",
        "!spec.http[0].route[0].headers.request.add[Host] is no host name or IP address, with or without a port: requests are answered 502 authority-invalid")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}}], rewrite: {authority: "a/b"}}]}""",
        "!spec.http[0].rewrite.authority is no host name or IP address, with or without a port: requests are answered 502 authority-invalid")]
    [InlineData(
        """spec: {hosts: [a], http: [{route: [{destination: {host: a}, headers: {request: {set: {"a b": c}, remove: [":authority"]}, response: {add: {x: "%"}}}}]}]}""",
        "spec.http[0].route[0].headers.request.set[a b] Invalid: must be the name of a header",
        "spec.http[0].route[0].headers.request.remove[0] Forbidden: Host and pseudo headers cannot be changed here",
        "spec.http[0].route[0].headers.response.add[x] Invalid: holds a single %: write %% for a percent sign, or %COMMAND%")]
    [InlineData(
        "spec: {hosts: [a], http: [{redirect: {}}]}",
        "spec.http[0].redirect.uri Required: one of uri, prefixRewrite, authority, port, derivePort and scheme must be set")]
    [InlineData(
        "spec: {hosts: [a], http: [{redirect: {uri: /a, prefixRewrite: /b, scheme: ftp, port: 0, derivePort: FROM_REQUEST_PORT, redirectCode: 299}}]}",
        "spec.http[0].redirect.prefixRewrite Forbidden: must not be set beside uri",
        "spec.http[0].redirect.derivePort Forbidden: must not be set beside port",
        "spec.http[0].redirect.port Invalid: must be a port from 1 to 65535",
        "spec.http[0].redirect.scheme NotSupported: must be one of http, https",
        "spec.http[0].redirect.redirectCode Invalid: must be from 300 to 399")]
    [InlineData("spec: {hosts: [a], http: [{redirect: {derivePort: FROM_PROTOCOL_DEFAULT, redirectCode: 0}}]}")]
    [InlineData(
        "spec: {hosts: [a], http: [{redirect: {scheme: https, redirectCode: 304}}]}",
        "!spec.http[0].redirect.redirectCode is 304, with which Istio's proxies answer no redirect: use 301, 302, 303, 307 or 308")]
    [InlineData("spec: {hosts: [a], http: [{match: [{uri: {prefix: /a}}, {headers: {x: {exact: y}}}], redirect: {prefixRewrite: /b, redirectCode: 308}}]}")]
    [InlineData(
        "spec: {hosts: [a], http: [{match: [{uri: {exact: /a}}, {uri: {}}], redirect: {prefixRewrite: /b}}]}",
        "spec.http[0].redirect.prefixRewrite Forbidden: must not be set where a match asks for anything but a prefix of the uri")]
    [InlineData(
        "spec: {hosts: [a], http: [{directResponse: {}}]}",
        "spec.http[0].directResponse.status Required: must be set")]
    [InlineData(
        "spec: {hosts: [a], http: [{directResponse: {status: 199, body: {string: a, bytes: YQ==}}}]}",
        "spec.http[0].directResponse.status Invalid: must be from 200 to 599",
        "spec.http[0].directResponse.body.bytes Forbidden: must not be set beside string")]
    [InlineData(
        "spec: {hosts: [a], http: [{directResponse: {status: 600, body: {string: a}}}]}",
        "!spec.http[0].directResponse.status is 600, which is no status of HTTP: it is answered as it stands, where Envoy would refuse the routes")]
    [InlineData("spec: {hosts: [a], http: [{directResponse: {status: 601}}]}", "spec.http[0].directResponse.status Invalid: must be from 200 to 599")]
    [InlineData(
        "spec: {hosts: [a.b], tls: [{}, {match: [{}], route: []}]}",
        "spec.tls[0].match Required: must be set",
        "spec.tls[0].route Required: must be set",
        "spec.tls[1].match[0].sniHosts Required: must be set",
        "spec.tls[1].route Required: must be set")]
    [InlineData(
        """spec: {hosts: ["*.b", c.d], tls: [{match: [{sniHosts: [a.b, "*.x.b", C.D., e.f, "*.*", 1.2.3.4], port: 0, destinationSubnets: [1.2.3.4/99], gateways: [a/b/c], sourceLabels: {"a b": c}, sourceNamespace: a.b}], route: [{destination: {host: a}}]}]}""",
        "spec.tls[0].match[0].sniHosts[3] Invalid: must be among the hosts of the VirtualService",
        "spec.tls[0].match[0].sniHosts[4] Invalid: must be a host name, with * only as, or at the beginning of, its first label",
        "spec.tls[0].match[0].destinationSubnets[0] Invalid: must be an IP address, or a subnet such as 10.0.0.0/8",
        "spec.tls[0].match[0].port Invalid: must be a port from 1 to 65535",
        "spec.tls[0].match[0].sourceLabels[a b] Invalid: the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name",
        "spec.tls[0].match[0].gateways[0] Invalid: must be a gateway as name or namespace/name",
        "spec.tls[0].match[0].sourceNamespace Invalid: must be a namespace",
        "!spec.tls[0].match[0].sniHosts[5] is an IP address, which clients do not send as server name")]
    [InlineData(
        """spec: {hosts: [a.b], tcp: [{}, {match: [{destinationSubnets: [x], port: 65536, sourceSubnet: y, sourceLabels: {"a b": c}, gateways: ["*"], sourceNamespace: a.b}], route: [{}, {destination: {host: "*"}, weight: -1}]}, {match: [{sourceSubnet: 10.0.0.0/8}], route: [{destination: {host: a}}]}]}""",
        "spec.tcp[0].route Required: must be set",
        "spec.tcp[1].match[0].destinationSubnets[0] Invalid: must be an IP address, or a subnet such as 10.0.0.0/8",
        "spec.tcp[1].match[0].sourceSubnet Invalid: must be an IP address, or a subnet such as 10.0.0.0/8",
        "spec.tcp[1].match[0].port Invalid: must be a port from 1 to 65535",
        "spec.tcp[1].match[0].sourceLabels[a b] Invalid: the key must be [prefix/]name: the name at most 63 letters, digits, '-', '_' and '.', the prefix a DNS name",
        "spec.tcp[1].match[0].gateways[0] Invalid: must be a gateway as name or namespace/name",
        "spec.tcp[1].match[0].sourceNamespace Invalid: must be a namespace",
        "spec.tcp[1].route[0].destination Required: must be set",
        "spec.tcp[1].route[1].destination.host Invalid: must be the host name of a service, or an IP address; a port goes into port.number",
        "spec.tcp[1].route[1].weight Invalid: must not be negative",
        "spec.tcp[1].route Invalid: the weights of several destinations must not all be 0")]
    [InlineData(
        "spec: {hosts: [a], http: [{route: [{destination: {host: a}}]}, {route: [{destination: {host: a}}]}, {match: [{uri: {exact: /}}], route: [{destination: {host: a}}]}]}",
        "!spec.http[1] is never reached: http[0] has no match and takes every request; only the last rule can have none",
        "!spec.http[2] is never reached: http[0] has no match and takes every request; only the last rule can have none")]
    [InlineData(
        "spec: {hosts: [a], http: [{match: [{uri: {prefix: /a}}], route: [{destination: {host: a}}]}, {match: [{name: other, uri: {prefix: /a}}, {uri: {prefix: /b}}], route: [{destination: {host: a}}]}, {match: [{uri: {prefix: /b}}, {uri: {prefix: /a}}], route: [{destination: {host: a}}]}]}",
        "!spec.http[1].match[0] is never reached: http[0] has the same match",
        "!spec.http[2].match[0] is never reached: http[1] has the same match",
        "!spec.http[2].match[1] is never reached: http[0] has the same match",
        "!spec.http[2] is never reached: earlier rules take all its matches")]
    [InlineData(
        "spec: {hosts: [a], http: [{match: [{uri: {prefix: /a}, method: {exact: GET}}], route: [{destination: {host: a}}]}, {match: [{uri: {prefix: /a/b}, method: {exact: GET}, headers: {x: {exact: y}}}, {uri: {exact: /a/c}, method: {exact: GET}}, {uri: {prefix: /a/b}}, {uri: {prefix: /}, method: {exact: GET}}], route: [{destination: {host: a}}]}]}",
        "!spec.http[1].match[0] is never reached: a match of http[0] takes every request that this one would",
        "!spec.http[1].match[1] is never reached: a match of http[0] takes every request that this one would")]
    [InlineData(
        "spec: {hosts: [a], http: [{match: [{uri: {prefix: /a}, ignoreUriCase: true}, {uri: {prefix: /b}, port: 80}, {uri: {prefix: /c}, gateways: [g]}], route: [{destination: {host: a}}]}, {match: [{uri: {prefix: /a/b}}, {uri: {prefix: /b/c}, port: 81}, {uri: {prefix: /c/d}}, {uri: {prefix: /A/b}, ignoreUriCase: true}], route: [{destination: {host: a}}]}]}",
        "!spec.http[1].match[0] is never reached: a match of http[0] takes every request that this one would")]
    [InlineData(
        "spec: {hosts: [a], http: [{match: [{headers: {x: {exact: y}}}], route: [{destination: {host: a}}]}, {match: [{uri: {regex: /a.*}, headers: {x: {exact: y}, z: {}}}], route: [{destination: {host: a}}]}]}",
        "!spec.http[1].match[0] is never reached: a match of http[0] takes every request that this one would",
        "!spec.http[1] is never reached: earlier rules take all its matches")]
    [InlineData(
        "spec: {hosts: [a], http: [{delegate: {name: x}}, {match: [{uri: {prefix: /a}}], delegate: {name: y}}, {match: [{uri: {prefix: /a}}], route: [{destination: {host: a}}]}, {match: [{uri: {prefix: /a}}], delegate: {name: z}}]}",
        "!spec.http[3].match[0] is never reached: http[2] has the same match",
        "!spec.http[3] is never reached: earlier rules take all its matches")]
    [InlineData(
        """spec: {hosts: ["outbound_.80_.v1_.a.b", "outbound_.80_._.c.d"], gateways: [gw], tls: [{match: [{sniHosts: ["outbound_.80_.v1_.a.b", "outbound_.80_._.c.d", "outbound_.80_._.e.f"]}], route: [{destination: {host: a}}]}]}""",
        "spec.tls[0].match[0].sniHosts[2] Invalid: must be among the hosts of the VirtualService")]
    [InlineData(
        """spec: {hosts: ["outbound_.0_._.a.b", "outbound_.80_.v_1_.a.b", "outbound_.80_.a.b", "outbound_.80_._.a_b"], gateways: [gw], tls: [{match: [{sniHosts: ["outbound_.80_._.a.b"]}], route: [{destination: {host: a}}]}]}""",
        "spec.hosts[0] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[1] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[2] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.hosts[3] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.tls[0].match[0].sniHosts[0] Invalid: must be among the hosts of the VirtualService")]
    [InlineData(
        """spec: {hosts: ["outbound_.80_._.a.b"], tls: [{match: [{sniHosts: ["outbound_.80_._.a.b"]}], route: [{destination: {host: a}}]}]}""",
        "spec.hosts[0] Invalid: must be a host name, with * only as, or at the beginning of, its first label, or an IP address",
        "spec.tls[0].match[0].sniHosts[0] Invalid: must be a host name, with * only as, or at the beginning of, its first label")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.OfRules("VirtualService", spec));
}
