using CsCheck;
using OrleansMesh.Routing.Health;

namespace OrleansMesh.Routing.Tests.Health;

/// <summary>Ejection and return, by a clock that the test moves.</summary>
public sealed class HealthBookTests
{
    private readonly HealthBook _book = new();
    private readonly EndpointHealth[] _members = [.. Enumerable.Range(0, 10).Select(_ => new EndpointHealth())];
    private TimeSpan _now;

    public HealthBookTests() => _book.SetMembers(_members);

    [Theory]
    [InlineData(500, 4, false)]
    [InlineData(500, 5, true)]
    [InlineData(503, 5, true)]
    [InlineData(499, 50, false)]
    public void FiveErrorsInARow_Eject(int status, int times, bool ejected)
    {
        Report(0, status, times, new());

        Assert.Equal(ejected, _members[0].IsEjected);
        Assert.Equal((ejected ? 1 : 0, ejected ? 1 : 0L, ejected ? 1 : 0), (_book.Ejected, _book.Ejections, _book.Version));
    }

    [Fact]
    public void SuccessInBetween_BeginsTheCountAnew()
    {
        Report(0, 500, 4, new());
        Report(0, 200, 1, new());
        Report(0, 500, 4, new());

        Assert.False(_members[0].IsEjected);
    }

    [Fact]
    public void ZeroIsOff()
    {
        Report(0, 500, 100, new() { Errors = 0 });

        Assert.False(_members[0].IsEjected);
    }

    [Fact]
    public void GatewayErrors_CountApart()
    {
        var rules = new OutlierRules { Errors = 0, GatewayErrors = 3 };
        Report(0, 502, 2, rules);
        Report(0, 500, 1, rules);
        Report(0, 504, 2, rules);
        Assert.False(_members[0].IsEjected);
        Report(0, 503, 1, rules);

        Assert.True(_members[0].IsEjected);
    }

    [Theory]
    [InlineData(false, 5, true)]
    [InlineData(true, 2, false)]
    [InlineData(true, 3, true)]
    public void FailuresWithoutAnAnswer_AreErrorsOrCountApart(bool split, int times, bool ejected)
    {
        var rules = new OutlierRules { SplitLocal = split, LocalFailures = 3 };
        for (var i = 0; i < times; i++)
        {
            _book.Report(_members[0], EndpointSign.Failed, 0, rules, _now);
        }

        Assert.Equal(ejected, _members[0].IsEjected);
    }

    [Fact]
    public void ErrorCodes_ReplaceThe5xx()
    {
        var rules = new OutlierRules { ErrorCodes = [429] };
        Report(0, 500, 9, rules);
        Report(1, 429, 5, rules);

        Assert.Equal((false, true), (_members[0].IsEjected, _members[1].IsEjected));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(50, 5)]
    [InlineData(100, 10)]
    public void MaxEjectionPercent_BoundsThoseThatAreOut_ButOneMayAlwaysBe(int percent, int ejected)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            Report(i, 500, 5, new() { MaxEjectionPercent = percent });
        }

        Assert.Equal(ejected, _book.Ejected);
    }

    [Fact]
    public void Ejection_LastsLongerEachTime_AndItsLengthIsForgotten()
    {
        var rules = new OutlierRules();
        _book.Look(rules, _now);
        Assert.Equal(30, SecondsOut(rules));
        Assert.Equal(60, SecondsOut(rules));
        Assert.Equal(90, SecondsOut(rules));
        Pass(20, rules);
        Assert.Equal(60, SecondsOut(rules));
        _now += TimeSpan.FromHours(1);
        _book.Look(rules, _now);
        Assert.Equal(30, SecondsOut(rules));
    }

    [Fact]
    public void ThresholdBelowWhatWasCounted_EjectsWithTheNextError()
    {
        Report(0, 500, 4, new());
        Report(0, 500, 1, new() { Errors = 2 });

        Assert.True(_members[0].IsEjected);
    }

    [Fact]
    public void Return_BeginsEveryCountAnew()
    {
        var rules = new OutlierRules { GatewayErrors = 3, SplitLocal = true, LocalFailures = 3 };
        _book.Look(rules, _now);
        Report(0, 500, 2, rules);
        Report(0, 503, 2, rules);
        _book.Report(_members[0], EndpointSign.Failed, 0, rules, _now);
        _book.Report(_members[0], EndpointSign.Failed, 0, rules, _now);
        Report(0, 503, 1, rules);
        Assert.True(_members[0].IsEjected);

        // Attempts that were under way when it was ejected.
        Report(0, 503, 2, rules);
        _book.Report(_members[0], EndpointSign.Failed, 0, rules, _now);
        _book.Report(_members[0], EndpointSign.Failed, 0, rules, _now);
        Pass(30, rules);
        Assert.False(_members[0].IsEjected);
        _book.Report(_members[0], EndpointSign.Failed, 0, rules, _now);
        Report(0, 503, 2, rules);

        Assert.False(_members[0].IsEjected);
    }

    [Fact]
    public void EjectionTime_HasABound() => Assert.Equal(
        (TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(400)),
        (new OutlierRules().EjectionTime(int.MaxValue), new OutlierRules { BaseTime = TimeSpan.FromSeconds(400) }.EjectionTime(3)));

    [Theory]
    [InlineData(5, 50, false)]
    [InlineData(4, 50, true)]
    [InlineData(0, 0, false)]
    public void Panic_IsBelowThePercentage(int healthy, int percent, bool panic) =>
        Assert.Equal(panic, HealthBook.IsPanic(healthy, 10, new() { MinHealthPercent = percent }));

    [Fact]
    public void Book_DoesAsANaiveOneThatLooksEverySecond() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 12]).Array[1, 200].Sample(
        steps =>
        {
            var rules = new OutlierRules { Errors = 2, Interval = TimeSpan.FromSeconds(3), BaseTime = TimeSpan.FromSeconds(5), MaxEjectionPercent = 50 };
            var members = Enumerable.Range(0, 4).Select(_ => new EndpointHealth()).ToArray();
            var book = new HealthBook();
            book.SetMembers(members);
            book.Look(rules, TimeSpan.Zero);
            var (errors, times, since, now) = (new int[4], new int[4], new int?[4], 0);
            foreach (var (who, what, seconds) in steps)
            {
                for (var end = now + seconds; now < end;)
                {
                    now++;
                    for (var i = 0; i < 4 && now % 3 == 0; i++)
                    {
                        if (since[i] is null)
                        {
                            times[i] = Math.Max(0, times[i] - 1);
                        }
                        else if (now - since[i] >= 5 * times[i])
                        {
                            (since[i], errors[i]) = (null, 0);
                        }
                    }
                }

                book.Look(rules, TimeSpan.FromSeconds(now));
                book.Report(members[who], EndpointSign.Answered, what == 0 ? 200 : 500, rules, TimeSpan.FromSeconds(now));
                errors[who] = what == 0 ? 0 : errors[who] + 1;
                if (errors[who] == 2)
                {
                    errors[who] = 0;
                    if (since[who] is null && since.Count(at => at is not null) < 2)
                    {
                        (since[who], times[who]) = (now, times[who] + 1);
                    }
                }

                Assert.Equal(since.Select(at => at is not null), members.Select(member => member.IsEjected));
                Assert.Equal(times, members.Select(member => member.Times));
            }
        },
        iter: 2_000);

    private void Report(int member, int status, int times, OutlierRules rules)
    {
        for (var i = 0; i < times; i++)
        {
            _book.Report(_members[member], EndpointSign.Answered, status, rules, _now);
        }
    }

    private int SecondsOut(OutlierRules rules)
    {
        Report(0, 500, 5, rules);
        var seconds = 0;
        for (; _members[0].IsEjected; seconds += 10)
        {
            Pass(10, rules);
        }

        return seconds;
    }

    private void Pass(int seconds, OutlierRules rules)
    {
        for (var i = 0; i < seconds; i += 10)
        {
            _now += TimeSpan.FromSeconds(10);
            _book.Look(rules, _now);
        }
    }
}
