using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Says why a port could not be had.</summary>
internal static class ListenFailure
{
    public static string Describe(IPEndPoint endPoint, Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException!)
        {
            switch (e)
            {
                case AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse }:
                    return $"port {endPoint.Port} on {endPoint.Address} is taken";
                case SocketException { SocketErrorCode: SocketError.AccessDenied }:
                    return $"port {endPoint.Port} on {endPoint.Address} may not be used by this user; Edge:GatewayPorts can lead it to another";
                case SocketException { SocketErrorCode: SocketError.AddressNotAvailable }:
                    return $"{endPoint.Address} is not an address of this machine";
                default:
                    break;
            }
        }

        return failure.Message;
    }
}
