using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api;
using OrleansMesh.Silo.Tests.Harness;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Requests that ended with an exception: what the client learns, and what the log does.</summary>
public sealed class FaultTests
{
    public static TheoryData<Exception, int, string> Faults() => new()
    {
        { new TimeoutException("secret"), 503, "ServiceUnavailable" },
        { new OrleansException("secret"), 503, "ServiceUnavailable" },
        { new WriteOutcomeUnknownException(new ResourceId("VirtualService", "secret", "a")), 503, "ServiceUnavailable" },
        { new SqliteException("secret", 10), 503, "ServiceUnavailable" },
        { new BadHttpRequestException("secret", 413), 413, "RequestEntityTooLarge" },
        { new BadHttpRequestException("secret", 400), 400, "BadRequest" },
        { new BadHttpRequestException("secret", 408), 408, "BadRequest" },
        { new InvalidOperationException("secret"), 500, "InternalError" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Fault_IsAStatus_WithoutItsInside(Exception fault, int code, string reason)
    {
        using var log = new LogLines();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var context = new DefaultHttpContext { Request = { Method = "GET", Path = "/apis/\u0001\n" } };
        using var body = new MemoryStream();
        context.Response.Body = body;
        context.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = fault });

        await new ApiFaults(loggers.CreateLogger<ApiFaults>()).AnswerAsync(context);

        var status = JsonNode.Parse(body.ToArray())!;
        Assert.Equal((code, code, reason), (context.Response.StatusCode, (int)status["code"]!, (string)status["reason"]!));
        Assert.DoesNotContain("secret", status.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(code == 503 ? "1" : string.Empty, context.Response.Headers.RetryAfter.ToString());
        Assert.Equal(code == 500 ? ["GET /apis/%01%0A failed"] : [], log.At(LogLevel.Error));
        Assert.Equal(code == 503, log.At(LogLevel.Warning).Any(line => line.StartsWith("GET /apis/%01%0A: ", StringComparison.Ordinal)));
    }
}
