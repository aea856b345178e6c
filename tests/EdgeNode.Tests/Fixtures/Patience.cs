namespace OrleansMesh.EdgeNode.Tests.Fixtures;

/// <summary>How long a test waits for what must happen. No test passes by it: it only turns a wait without end into a failure.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The test's own token, cancelled after a minute as well.</summary>
    public static CancellationToken Token
    {
        get
        {
            var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            source.CancelAfter(Limit);
            return source.Token;
        }
    }
}
