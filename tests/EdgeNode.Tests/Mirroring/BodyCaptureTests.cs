using OrleansMesh.EdgeNode.Mirroring;
using OrleansMesh.EdgeNode.Tests.Fixtures;

namespace OrleansMesh.EdgeNode.Tests.Mirroring;

/// <summary>The budget holds what memory holds: bytes leave it when they are sent or let go of, neither earlier nor later.</summary>
public sealed class BodyCaptureTests
{
    private const int Slice = 64 * 1024;

    private readonly ByteBudget _budget = new(16 * Slice);

    [Fact]
    public void BrokenBodyOfAWaitingShadow_IsLetGoOfAtOnce()
    {
        var capture = new BodyCapture(new BudgetShare(_budget), 2 * Slice);
        Assert.Null(capture.Append(new byte[2 * Slice]));
        Assert.Equal(ShadowOutcome.FailedBodyLagged, capture.Append([1]));
        Assert.Equal(2 * Slice, _budget.Used);

        capture.Break();

        Assert.Equal(0, _budget.Used);
        Assert.Null(capture.Append(new byte[Slice]));
        Assert.Equal(0, _budget.Used);
    }

    [Fact]
    public async Task BrokenBodyOfAShadowThatIsSending_StaysInTheBudgetUntilTheSendingEnds()
    {
        var capture = new BodyCapture(new BudgetShare(_budget), 4 * Slice);
        Assert.Null(capture.Append(new byte[3 * Slice]));
        var connection = new GatedConnection();
        var copy = capture.CopyToAsync(connection, default, TestContext.Current.CancellationToken);
        await connection.WriteBegan;

        capture.Break();
        Assert.Equal(3 * Slice, _budget.Used);

        connection.Open();
        await Assert.ThrowsAsync<IOException>(() => copy);
        Assert.Equal(0, _budget.Used);
    }

    [Fact]
    public async Task ClosedBodyOfAShadowThatIsSending_StaysInTheBudgetUntilTheSendingEnds()
    {
        var capture = new BodyCapture(new BudgetShare(_budget), 4 * Slice);
        Assert.Null(capture.Append(new byte[3 * Slice]));
        var connection = new GatedConnection();
        var copy = capture.CopyToAsync(connection, default, TestContext.Current.CancellationToken);
        await connection.WriteBegan;

        capture.Close();
        Assert.Equal(3 * Slice, _budget.Used);
        Assert.Null(capture.Append(new byte[Slice]));
        Assert.Equal(3 * Slice, _budget.Used);

        connection.Open();
        await Assert.ThrowsAsync<IOException>(() => copy);
        Assert.Equal(0, _budget.Used);
    }

    [Fact]
    public async Task Lag_FallsWithEachSliceThatIsSent()
    {
        var capture = new BodyCapture(new BudgetShare(_budget), 4 * Slice);
        Assert.Null(capture.Append(new byte[4 * Slice]));
        var connection = new GatedConnection(closedAfter: Slice);
        var copy = capture.CopyToAsync(connection, default, TestContext.Current.CancellationToken);
        await connection.WriteBegan;

        // One slice is sent, the next is being written: there is room for one more.
        Assert.Equal(3 * Slice, capture.Lag);
        Assert.Null(capture.Append(new byte[Slice]));
        Assert.Equal(ShadowOutcome.FailedBodyLagged, capture.Append([1]));

        capture.Complete();
        connection.Open();
        await copy;
        Assert.Equal(5 * Slice, connection.Written);
        Assert.Equal(0, _budget.Used);
    }
}
