using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace OrleansMesh.EdgeNode.Mirroring;

/// <summary>What the sender saw of a shadow's answer, for the account. Written by the sender, read when it is done.</summary>
internal sealed class ShadowAnswer
{
    /// <summary>The status; 0 before there is one.</summary>
    public int Status { get; private set; }

    /// <summary>When the head of the answer was there, by the clock of the lane.</summary>
    public long HeadAt { get; private set; }

    /// <summary>Bytes of the answer's body that were read.</summary>
    public long Bytes { get; set; }

    /// <summary>What went wrong, in words that hold nothing of the request or the answer; empty for nothing.</summary>
    public string Problem { get; private set; } = string.Empty;

    /// <summary>The head of the answer is there.</summary>
    public void Begin(int status, long now) => (Status, HeadAt) = (status, now);

    /// <summary>The client failed. The messages of exceptions are not used: they may quote the answer.</summary>
    public void Fail(HttpRequestError error, Exception exception)
    {
        var cause = exception.InnerException;
        while (cause is not (null or SocketException or AuthenticationException))
        {
            cause = cause.InnerException;
        }

        Problem = cause switch
        {
            SocketException socket => socket.SocketErrorCode.ToString(),
            AuthenticationException => "TlsHandshakeFailed",
            _ => error.ToString(),
        };
    }

    /// <summary>What went wrong at <paramref name="prefix"/>.</summary>
    public string Describe(string prefix) => Problem.Length == 0 ? prefix : string.Create(CultureInfo.InvariantCulture, $"{prefix}: {Problem}");
}
