using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMesh.EdgeNode.Budgets;
using OrleansMesh.EdgeNode.Counters;
using OrleansMesh.EdgeNode.Forwarding;
using OrleansMesh.EdgeNode.Listening;
using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Switching;
using OrleansMesh.EdgeNode.Tables;
using OrleansMesh.EdgeNode.Upstreams;
using OrleansMesh.EdgeNode.Upstreams.Connections;
using OrleansMesh.EdgeNode.Upstreams.Dns;
using OrleansMesh.EdgeNode.Upstreams.Security;
using OrleansMesh.Routing.Compilation;
using OrleansMesh.Routing.Mirroring;
using OrleansMesh.Routing.Registry;
using Yarp.ReverseProxy.Forwarder;

namespace OrleansMesh.EdgeNode.Serving;

/// <summary>The data plane of one edge, put together: what serves requests, what they go by, and what was counted.</summary>
internal sealed class DataPlane
{
    private readonly DataPlaneOptions _options;
    private readonly EdgePipeline _pipeline;
    private readonly ShadowLanes _lanes;
    private readonly PrimaryAttempts _primaries;

    /// <summary>A data plane without a table: every request is answered 503 until one is published.</summary>
    public DataPlane(
        DataPlaneOptions options, CompilerOptions compilerOptions, RegistryOptions registryOptions, TimeProvider time, ILoggerFactory loggers, RandomSource random,
        INameResolver? names = null)
    {
        _options = options;
        Connections = new ConnectionLimit(options.Serving.MaxConnections);
        Mirrors = new MirrorLedger(options.Mirroring.MaxAccounts);
        Budgets = new MirrorBudgets(time);
        Names = new DnsNames(options.Dns, names ?? new SystemResolver(), time, random, loggers.CreateLogger<DnsNames>());
        var tls = new TlsFactory(new TableCredentials(Tables), registryOptions.Namespace, UpstreamCounters, loggers.CreateLogger<UpstreamTls>());
        var connector = new UpstreamConnector(Names, tls);
        Upstreams = new UpstreamParts(options.Forwarding, connector, Names, UpstreamCounters, new EndpointBuilds(loggers.CreateLogger<EndpointBuilds>()), time);
        _lanes = new ShadowLanes(options.Mirroring, limits => new HttpShadowSender(limits, options.Mirroring, connector, time), Switch, time, loggers.CreateLogger<ShadowLanes>());
        var policies = new MirrorPolicyOptions { DomainSuffix = compilerOptions.DomainSuffix, RootNamespace = registryOptions.RootNamespace };
        Builder = new EdgeTableBuilder(compilerOptions, registryOptions, Upstreams, new MirrorBindings(policies, LaneLimits.Of(options.Mirroring), _lanes, Budgets, Mirrors, time));
        var forwarder = new YarpForwarder(Yarp(time), options.Forwarding, loggers.CreateLogger<YarpForwarder>());
        Overload = new OverloadSignal(options.Mirroring.MaxQueueDelay, time);
        var dispatcher = new ShadowDispatcher(options.Mirroring, Switch, Overload, random, loggers.CreateLogger<ShadowDispatcher>());
        _primaries = new PrimaryAttempts(forwarder, options.Forwarding, Retries, random, time);
        var faults = new FaultInjection(Answers, random, time);
        var accounts = new RequestAccounts(Answers, Requests, Routes);
        _pipeline = new EdgePipeline(Tables, _primaries, dispatcher, faults, accounts, options.Forwarding.MaxHops, random, loggers.CreateLogger<EdgePipeline>());
    }

    /// <summary>What clusters share over tables.</summary>
    public UpstreamParts Upstreams { get; }

    /// <summary>The mesh-wide switch of mirroring.</summary>
    public MirrorSwitch Switch { get; } = new();

    /// <summary>What upstreams came to.</summary>
    public UpstreamCounters UpstreamCounters { get; } = new();

    /// <summary>The names of upstreams.</summary>
    public DnsNames Names { get; }

    /// <summary>Makes tables from snapshots, for <see cref="Tables"/>.</summary>
    public EdgeTableBuilder Builder { get; }

    /// <summary>The table that requests go by.</summary>
    public EdgeTableHolder Tables { get; } = new();

    /// <summary>The accounts of every mirror since the start.</summary>
    public MirrorLedger Mirrors { get; }

    /// <summary>The fleet-wide budgets of policies that some table goes by.</summary>
    public MirrorBudgets Budgets { get; }

    /// <summary>What the edge answered by itself, by reason.</summary>
    public EdgeAnswers Answers { get; } = new();

    /// <summary>What clients sent.</summary>
    public RequestCounters Requests { get; } = new();

    /// <summary>Further attempts at requests.</summary>
    public RetryCounters Retries { get; } = new();

    /// <summary>The requests of routes that are counted apart.</summary>
    public RouteStatistics Routes { get; } = new();

    /// <summary>Bytes of bodies kept for further attempts now.</summary>
    public long ReplayBytes => _primaries.ReplayBytes;

    /// <summary>The lanes of shadows, to look at.</summary>
    public ICollection<ShadowLane> Lanes => _lanes.Alive;

    /// <summary>Bytes of bodies held for shadows now.</summary>
    public long ShadowBodyBytes => _lanes.Budget.Used;

    /// <summary>Whether shadows are shed; it measures when it is started.</summary>
    public OverloadSignal Overload { get; }

    /// <summary>The open connections of clients, whatever listener they came in on.</summary>
    public ConnectionLimit Connections { get; }

    /// <summary>How long a TLS handshake may take.</summary>
    public TimeSpan HandshakeTimeout => _options.Serving.HandshakeTimeout;

    /// <summary>Sets up the server of a data listener.</summary>
    public void ConfigureKestrel(KestrelServerOptions kestrel) => KestrelSetup.Apply(kestrel, _options.Serving, Connections);

    /// <summary>Serves every request of <paramref name="app"/>; nothing may be mapped after it.</summary>
    public void Run(IApplicationBuilder app) => app.Run(_pipeline.InvokeAsync);

    /// <summary>
    /// To be called when no request comes in any more: lets the shadows end, gives up what is not over by the deadline, and is done when
    /// every account is settled.
    /// </summary>
    public Task DrainAsync(CancellationToken deadline) => _lanes.DrainAsync(deadline);

    // YARP logs every request at Information. What failed is told by our own reasons, so it gets a logger that hears nothing.
    private static IHttpForwarder Yarp(TimeProvider time) =>
        new ServiceCollection()
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddSingleton(typeof(ILogger<>), typeof(Logger<>))
            .AddSingleton(time)
            .AddHttpForwarder()
            .BuildServiceProvider()
            .GetRequiredService<IHttpForwarder>();
}
