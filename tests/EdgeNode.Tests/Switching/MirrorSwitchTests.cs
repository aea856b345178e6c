using CsCheck;
using OrleansMesh.Abstractions.Mirroring;
using OrleansMesh.EdgeNode.Switching;

namespace OrleansMesh.EdgeNode.Tests.Switching;

public sealed class MirrorSwitchTests
{
    [Fact]
    public void StatesInAnyOrder_LeaveTheNewest()
    {
        Gen.Int[1, 20].Array[1, 40].Sample(versions =>
        {
            var told = new List<long>();
            var mirroring = new MirrorSwitch();
            mirroring.Changed += state => told.Add(state.Version);
            foreach (var version in versions)
            {
                mirroring.Apply(State(version));
                Assert.Equal(mirroring.State.Suspended, mirroring.IsOff);
            }

            Assert.Equal(State(versions.Max()), mirroring.State);
            Assert.Equal(told.Order().Distinct(), told);
        });
    }

    [Fact]
    public void SameStateAgain_IsNoNews()
    {
        var mirroring = new MirrorSwitch();
        Assert.False(mirroring.Apply(MirrorSwitchState.Untouched));
        Assert.True(mirroring.Apply(State(1)));
        Assert.False(mirroring.Apply(State(1)));
        Assert.True(mirroring.IsOff);
        Assert.True(mirroring.Apply(State(2)));
        Assert.False(mirroring.IsOff);
    }

    private static MirrorSwitchState State(long version) => new(version, version % 2 == 1);
}
