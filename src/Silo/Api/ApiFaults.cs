using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using OrleansMesh.Abstractions.Resources;
using OrleansMesh.Silo.Api.Answers;
using OrleansMesh.Silo.Api.Negotiation;
using OrleansMesh.Silo.Startup;

namespace OrleansMesh.Silo.Api;

/// <summary>Answers for requests that ended with an exception. What happened stands in the log; the client learns only what to do.</summary>
internal sealed partial class ApiFaults(ILogger<ApiFaults> logger)
{
    public Task AnswerAsync(HttpContext context)
    {
        var error = context.Features.GetRequiredFeature<IExceptionHandlerFeature>().Error;
        return AnswerWriter.WriteAsync(context, Choose(context, error), AnswerFormat.Json);
    }

    private StatusAnswer Choose(HttpContext context, Exception error)
    {
        switch (error)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Refusals.TooLarge(ApiListener.MaxBodyBytes);
            case BadHttpRequestException bad:
                return Refusals.Other(bad.StatusCode, "the body of the request could not be read");
            case WriteOutcomeUnknownException or TimeoutException or OrleansException or DbException:
                Log.Unavailable(logger, context.Request.Method, LogText.Clean(context.Request.Path), error.GetType().Name, LogText.Clean(error.Message));
                return Refusals.Unavailable("the control plane did not answer in time; whether a write was made is unknown: read, or repeat it");
            default:
                Log.Failed(logger, error, context.Request.Method, LogText.Clean(context.Request.Path));
                return Refusals.InternalError();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Warning, "{Method} {Path}: the control plane did not answer: {Fault}: {Reason}", EventName = "ControlPlaneUnavailable")]
        public static partial void Unavailable(ILogger logger, string method, string path, string fault, string reason);

        [LoggerMessage(1102, LogLevel.Error, "{Method} {Path} failed", EventName = "RequestFailed")]
        public static partial void Failed(ILogger logger, Exception exception, string method, string path);
    }
}
