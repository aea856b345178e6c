namespace OrleansMesh.Routing.Tests.Validation;

/// <summary>What is wrong with the traffic policies of a DestinationRule. Warnings come last, after an exclamation mark.</summary>
public sealed class TrafficPolicyAdmissionTests
{
    [Theory]
    [InlineData(
        "spec: {host: a, trafficPolicy: {}, subsets: [{name: v1, trafficPolicy: {}}]}",
        "spec.trafficPolicy Required: must set something: loadBalancer, connectionPool, outlierDetection, tls, portLevelSettings, tunnel, proxyProtocol or retryBudget",
        "spec.subsets[0].trafficPolicy Required: must set something: loadBalancer, connectionPool, outlierDetection, tls, portLevelSettings, tunnel, proxyProtocol or retryBudget")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {tunnel: {protocol: GET}, proxyProtocol: {version: V2}}}",
        "spec.trafficPolicy.proxyProtocol Forbidden: must not be set beside tunnel",
        "spec.trafficPolicy.tunnel.protocol NotSupported: must be one of CONNECT, POST",
        "spec.trafficPolicy.tunnel.targetHost Required: must be set",
        "spec.trafficPolicy.tunnel.targetPort Required: must be set")]
    [InlineData(
        """spec: {host: a, trafficPolicy: {tunnel: {protocol: CONNECT, targetHost: "*.a", targetPort: 0}}}""",
        "spec.trafficPolicy.tunnel.targetHost Invalid: must be a host name without wildcard, or an IP address",
        "spec.trafficPolicy.tunnel.targetPort Invalid: must be a port from 1 to 65535")]
    [InlineData("spec: {host: a, trafficPolicy: {tunnel: {targetHost: a.b, targetPort: 443}}}")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {retryBudget: {percent: 100.1, budgetInterval: -1s}}}",
        "spec.trafficPolicy.retryBudget.percent Invalid: must be from 0 to 100",
        "spec.trafficPolicy.retryBudget.budgetInterval Invalid: must not be negative")]
    [InlineData("spec: {host: a, trafficPolicy: {retryBudget: {percent: 20, minRetryConcurrency: 3, budgetInterval: 0s}}}")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {portLevelSettings: [{}, {port: {}, tls: {mode: DISABLE}}, {port: {number: 0}, loadBalancer: {simple: RANDOM, consistentHash: {useSourceIp: true}}}, {port: {number: 80}, connectionPool: {}}]}}",
        "spec.trafficPolicy.portLevelSettings[0].port Required: must be set",
        "spec.trafficPolicy.portLevelSettings[0] Required: must set something: loadBalancer, connectionPool, outlierDetection or tls",
        "spec.trafficPolicy.portLevelSettings[1].port.number Required: must be set",
        "spec.trafficPolicy.portLevelSettings[2].port.number Invalid: must be a port from 1 to 65535",
        "spec.trafficPolicy.portLevelSettings[2].loadBalancer.consistentHash Forbidden: must not be set beside simple",
        "spec.trafficPolicy.portLevelSettings[3].connectionPool Required: must set tcp or http")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {connectionPool: {}}}",
        "spec.trafficPolicy.connectionPool Required: must set tcp or http")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {connectionPool: {tcp: {maxConnections: -1, connectTimeout: 0s, maxConnectionDuration: 0.1ms, idleTimeout: -1s}, http: {http1MaxPendingRequests: -1, http2MaxRequests: -1, maxRequestsPerConnection: -1, maxRetries: -1, maxConcurrentStreams: -1, idleTimeout: 0s, h2UpgradePolicy: UPGRADE, useClientProtocol: true, http2KeepAlive: {timeout: 0s}}}}}",
        "spec.trafficPolicy.connectionPool.tcp.maxConnections Invalid: must not be negative",
        "spec.trafficPolicy.connectionPool.tcp.connectTimeout Invalid: must be at least 1ms",
        "spec.trafficPolicy.connectionPool.tcp.maxConnectionDuration Invalid: must be at least 1ms",
        "spec.trafficPolicy.connectionPool.tcp.idleTimeout Invalid: must be at least 1ms",
        "spec.trafficPolicy.connectionPool.http.http1MaxPendingRequests Invalid: must not be negative",
        "spec.trafficPolicy.connectionPool.http.http2MaxRequests Invalid: must not be negative",
        "spec.trafficPolicy.connectionPool.http.maxRequestsPerConnection Invalid: must not be negative",
        "spec.trafficPolicy.connectionPool.http.maxRetries Invalid: must not be negative",
        "spec.trafficPolicy.connectionPool.http.maxConcurrentStreams Invalid: must not be negative",
        "spec.trafficPolicy.connectionPool.http.idleTimeout Invalid: must be at least 1ms",
        "spec.trafficPolicy.connectionPool.http.useClientProtocol Forbidden: must not be true beside h2UpgradePolicy UPGRADE",
        "spec.trafficPolicy.connectionPool.http.http2KeepAlive.interval Required: must be set",
        "spec.trafficPolicy.connectionPool.http.http2KeepAlive.timeout Invalid: must be at least 1ms")]
    [InlineData("spec: {host: a, trafficPolicy: {connectionPool: {tcp: {maxConnections: 1, connectTimeout: 1s, idleTimeout: 0s}, http: {h2UpgradePolicy: UPGRADE, idleTimeout: 1h, http2KeepAlive: {interval: 1s, timeout: 1s}}}}}")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {outlierDetection: {consecutiveErrors: -1, interval: 0s, baseEjectionTime: 0s, maxEjectionPercent: 101, minHealthPercent: -1, consecutiveLocalOriginFailures: 1, outlierDetectionHttpErrorCodes: [99, 100, 599, 600]}}}",
        "spec.trafficPolicy.outlierDetection.interval Invalid: must be at least 1ms",
        "spec.trafficPolicy.outlierDetection.baseEjectionTime Invalid: must be at least 1ms",
        "spec.trafficPolicy.outlierDetection.maxEjectionPercent Invalid: must be from 0 to 100",
        "spec.trafficPolicy.outlierDetection.minHealthPercent Invalid: must be from 0 to 100",
        "spec.trafficPolicy.outlierDetection.consecutiveErrors Invalid: must not be negative",
        "spec.trafficPolicy.outlierDetection.consecutiveLocalOriginFailures Forbidden: must not be set unless splitExternalLocalOriginErrors is true",
        "spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes[0] Invalid: must be from 100 to 599",
        "spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes[3] Invalid: must be from 100 to 599",
        "!spec.trafficPolicy.outlierDetection.consecutiveErrors is deprecated: use consecutiveGatewayErrors or consecutive5xxErrors")]
    [InlineData("spec: {host: a, trafficPolicy: {outlierDetection: {consecutive5xxErrors: 5, interval: 10s, baseEjectionTime: 30s, maxEjectionPercent: 100, minHealthPercent: 0, splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailures: 1}}}")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {consistentHash: {httpCookie: {ttl: -1s, attributes: [{}, {name: SameSite}, {name: SameSite}]}, httpHeaderName: x, httpQueryParameterName: y, ringHash: {}, maglev: {tableSize: 5000011}, minimumRingSize: 1}}}}",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie Forbidden: must not be set beside httpHeaderName",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpQueryParameterName Forbidden: must not be set beside httpHeaderName",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.name Required: must be set",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.ttl Invalid: must not be negative",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes[0].name Required: must be set",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes[2].name Duplicate: SameSite is the name of an earlier attribute",
        "spec.trafficPolicy.loadBalancer.consistentHash.maglev Forbidden: must not be set beside ringHash",
        "spec.trafficPolicy.loadBalancer.consistentHash.minimumRingSize Forbidden: must not be set beside ringHash or maglev",
        "spec.trafficPolicy.loadBalancer.consistentHash.maglev.tableSize Invalid: must be a prime below 5000011",
        "!spec.trafficPolicy.loadBalancer.consistentHash.minimumRingSize is deprecated: use ringHash.minimumRingSize")]
    [InlineData(
        """spec: {host: a, trafficPolicy: {loadBalancer: {consistentHash: {httpCookie: {name: "a b", path: "/\r\nx: y", attributes: [{name: "a;b", value: "c\u0001"}, {name: "\n"}, {name: SameSite, value: "Lax;Secure"}]}}}}}""",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.name Invalid: must be a token, as RFC 6265 has names of cookies",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.path Invalid: must be of printable US-ASCII characters other than the semicolon",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes[0].name Invalid: must be of printable US-ASCII characters other than the semicolon",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes[0].value Invalid: must be of printable US-ASCII characters other than the semicolon",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes[1].name Invalid: must be of printable US-ASCII characters other than the semicolon",
        "spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes[2].value Invalid: must be of printable US-ASCII characters other than the semicolon")]
    [InlineData("spec: {host: a, trafficPolicy: {loadBalancer: {consistentHash: {httpCookie: {name: lb, path: /shop, attributes: [{name: SameSite, value: Lax}, {name: Secure}]}}}}}")]
    [InlineData("spec: {host: a, trafficPolicy: {loadBalancer: {consistentHash: {httpHeaderName: x, maglev: {tableSize: 65537}}}}}")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {consistentHash: {maglev: {tableSize: 0}}}}}",
        "spec.trafficPolicy.loadBalancer.consistentHash.maglev.tableSize Invalid: must be a prime below 5000011",
        "!spec.trafficPolicy.loadBalancer.consistentHash names no key: endpoints are chosen as without it")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {consistentHash: {useSourceIp: true, maglev: {tableSize: 65536}}}}}",
        "spec.trafficPolicy.loadBalancer.consistentHash.maglev.tableSize Invalid: must be a prime below 5000011")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {warmup: {}, warmupDurationSecs: 0s}}}",
        "spec.trafficPolicy.loadBalancer.warmupDurationSecs Invalid: must be at least 1ms",
        "spec.trafficPolicy.loadBalancer.warmup.duration Required: must be set",
        "!spec.trafficPolicy.loadBalancer.warmupDurationSecs is deprecated: use warmup")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {warmup: {duration: 0.1ms, minimumPercent: 101, aggression: 0}}}}",
        "spec.trafficPolicy.loadBalancer.warmup.duration Invalid: must be at least 1ms",
        "spec.trafficPolicy.loadBalancer.warmup.minimumPercent Invalid: must be from 0 to 100",
        "spec.trafficPolicy.loadBalancer.warmup.aggression Invalid: must be more than 0")]
    [InlineData("spec: {host: a, trafficPolicy: {loadBalancer: {warmup: {duration: 30s, minimumPercent: 10, aggression: 1}}}}")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {localityLbSetting: {distribute: [{from: a, to: {b: 100}}], failover: [{from: a, to: a}]}, zoneAwareLbSetting: {minClusterSize: 0}}}}",
        "spec.trafficPolicy.loadBalancer.zoneAwareLbSetting Forbidden: must not be set beside localityLbSetting",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.failover Forbidden: must not be set beside distribute",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.failover[0].to Invalid: must be another than from",
        "spec.trafficPolicy.loadBalancer.zoneAwareLbSetting.minClusterSize Invalid: must be at least 1",
        "!spec.trafficPolicy.loadBalancer.localityLbSetting.failover has no effect without outlierDetection, which tells that endpoints fail")]
    [InlineData(
        """spec: {host: a, trafficPolicy: {loadBalancer: {localityLbSetting: {failover: [{from: a/b, to: "*"}]}}, outlierDetection: {}}}""",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.failover[0].from Invalid: must be a region, without zone and without *",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.failover[0].to Invalid: must be a region, without zone and without *")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {localityLbSetting: {failoverPriority: [topology.istio.io/network]}}}}",
        "!spec.trafficPolicy.loadBalancer.localityLbSetting.failoverPriority has no effect without outlierDetection, which tells that endpoints fail")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {loadBalancer: {zoneAwareLbSetting: {failover: [{from: a, to: a}]}}, outlierDetection: {}}}",
        "spec.trafficPolicy.loadBalancer.zoneAwareLbSetting.failover[0].to Invalid: must be another than from")]
    [InlineData(
        """spec: {host: a, trafficPolicy: {loadBalancer: {localityLbSetting: {distribute: [{from: "r/z/*", to: {"r/z/*": 70, "r/z2": 30}}, {from: "r/z", to: {"a*b": 0, "x//y": 101}}, {to: {a: 50, a/b: 50}}]}}}}""",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].from Duplicate: r/z overlaps with an earlier locality",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].to[a*b] Invalid: must be region[/zone[/sub-zone]]; * may stand only at the end",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].to[a*b] Invalid: must be from 1 to 100",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].to[x//y] Invalid: must be region[/zone[/sub-zone]]; * may stand only at the end",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].to[x//y] Invalid: must be from 1 to 100",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[1].to Invalid: the shares must be 100 together, and are 101",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[2].from Invalid: must be region[/zone[/sub-zone]]; * may stand only at the end",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[2].to[a/b] Duplicate: a/b overlaps with an earlier locality")]
    [InlineData(
        """spec: {host: a, trafficPolicy: {loadBalancer: {localityLbSetting: {distribute: [{from: "*", to: {"*": 99}}]}}}}""",
        "spec.trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to Invalid: the shares must be 100 together, and are 99")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {tls: {mode: MUTUAL}}}",
        "spec.trafficPolicy.tls.clientCertificate Required: must be set with mode MUTUAL, or credentialName must",
        "spec.trafficPolicy.tls.privateKey Required: must be set with mode MUTUAL, or credentialName must")]
    [InlineData("spec: {host: a, trafficPolicy: {tls: {mode: MUTUAL, clientCertificate: /c, privateKey: /k, caCertificates: /a}}}")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {tls: {mode: SIMPLE, credentialName: c, clientCertificate: /c, privateKey: /k, caCertificates: /a, caCrl: /r}}}",
        "spec.trafficPolicy.tls.clientCertificate Forbidden: must not be set beside credentialName, which brings its own",
        "spec.trafficPolicy.tls.privateKey Forbidden: must not be set beside credentialName, which brings its own",
        "spec.trafficPolicy.tls.caCertificates Forbidden: must not be set beside credentialName, which brings its own",
        "spec.trafficPolicy.tls.caCrl Forbidden: must not be set beside credentialName, which brings its own")]
    [InlineData("spec: {host: a, trafficPolicy: {tls: {mode: MUTUAL, credentialName: c}}}")]
    [InlineData(
        "spec: {host: a, trafficPolicy: {tls: {mode: SIMPLE, insecureSkipVerify: true, caCertificates: /a, subjectAltNames: [a], credentialName: c}}}",
        "spec.trafficPolicy.tls.caCertificates Forbidden: must not be set beside insecureSkipVerify, which checks nothing",
        "spec.trafficPolicy.tls.credentialName Forbidden: must not be set beside insecureSkipVerify, which checks nothing",
        "spec.trafficPolicy.tls.subjectAltNames Forbidden: must not be set beside insecureSkipVerify, which checks nothing")]
    [InlineData("spec: {host: a, trafficPolicy: {tls: {mode: MUTUAL, insecureSkipVerify: true, credentialName: c}}}")]
    [InlineData("spec: {host: a, trafficPolicy: {tls: {mode: SIMPLE, caCertificates: /a, caCrl: /r, sni: a.b, subjectAltNames: [a.b]}}}")]
    [InlineData("spec: {host: a, trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}")]
    [InlineData(
        "spec: {host: a, subsets: [{name: v1, trafficPolicy: {connectionPool: {}, portLevelSettings: [{port: {number: 80}, outlierDetection: {interval: 0s}}]}}]}",
        "spec.subsets[0].trafficPolicy.connectionPool Required: must set tcp or http",
        "spec.subsets[0].trafficPolicy.portLevelSettings[0].outlierDetection.interval Invalid: must be at least 1ms")]
    public void Spec_IsJudged(string spec, params string[] expected) => Assert.Equal(expected, Verdict.OfRules("DestinationRule", spec));
}
