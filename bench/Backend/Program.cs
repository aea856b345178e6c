// A shadow target for bench/side-by-side: answers 1 KiB after a while, and tells on /count how many requests it got.
// usage: Backend LISTEN-URL DELAY-MILLISECONDS

using System.Globalization;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(args[0]);
var app = builder.Build();
var delay = TimeSpan.FromMilliseconds(int.Parse(args[1], CultureInfo.InvariantCulture));
var body = new byte[1024];
var count = 0L;
app.Map("/count", () => Interlocked.Read(ref count));
app.Run(async context =>
{
    Interlocked.Increment(ref count);
    if (delay > TimeSpan.Zero)
    {
        await Task.Delay(delay, context.RequestAborted);
    }

    context.Response.ContentLength = body.Length;
    await context.Response.Body.WriteAsync(body);
});
app.Run();
