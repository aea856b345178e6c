using Grpc.AspNetCore.Server.Model;

namespace OrleansMesh.EdgeNode.Tests.Rpc;

/// <summary>Binds <see cref="EchoMethods"/> to <see cref="EchoService"/>, as generated code would.</summary>
internal sealed class EchoBinding : IServiceMethodProvider<EchoService>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<EchoService> context)
    {
        context.AddUnaryMethod(EchoMethods.Unary, [], static (service, request, call) => service.UnaryAsync(request, call));
        context.AddServerStreamingMethod(EchoMethods.ServerStreaming, [], static (service, request, answers, call) => service.ServerStreamingAsync(request, answers, call));
        context.AddClientStreamingMethod(EchoMethods.ClientStreaming, [], static (service, requests, call) => service.ClientStreamingAsync(requests, call));
        context.AddDuplexStreamingMethod(EchoMethods.DuplexStreaming, [], static (service, requests, answers, call) => service.DuplexStreamingAsync(requests, answers, call));
    }
}
