using System.Buffers;
using System.Text;
using OrleansMesh.Silo.Api.Answers;

namespace OrleansMesh.Silo.Api.Bodies;

/// <summary>Reads the text of a request body. Kestrel holds its bound (<see cref="Startup.ApiListener.MaxBodyBytes"/>), also for a body without a length.</summary>
internal static class BodyReader
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The body; empty where there is none.</summary>
    /// <exception cref="RefusedRequestException">The body is not UTF-8.</exception>
    /// <exception cref="BadHttpRequestException">The body is too large, or broke off.</exception>
    public static async Task<string> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (!read.IsCompleted)
            {
                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                continue;
            }

            try
            {
                return Decode(read.Buffer);
            }
            finally
            {
                // Also a body that is refused has been read: otherwise Kestrel drops the connection without a word.
                request.BodyReader.AdvanceTo(read.Buffer.End);
            }
        }
    }

    private static string Decode(ReadOnlySequence<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedRequestException(Refusals.BadRequest("the body is not UTF-8"));
        }
    }
}
