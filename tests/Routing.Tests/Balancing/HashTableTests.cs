using System.Globalization;
using System.Text;
using CsCheck;
using OrleansMesh.Routing.Balancing;

namespace OrleansMesh.Routing.Tests.Balancing;

/// <summary>Ring and Maglev: even shares, few keys moved, and the same answer everywhere.</summary>
public sealed class HashTableTests
{
    private const int Keys = 20_000;

    private static readonly ulong[] Hashes = [.. Enumerable.Range(0, Keys).Select(i => XxHash64.Of($"user-{i}"))];

    private static readonly Gen<BalancedHost[]> Hosts =
        Gen.Select(Gen.Int[0, 60_000], Gen.Int[1, 5]).Array[2, 12].Select(hosts => hosts
            .DistinctBy(host => host.Item1)
            .Select(host => new BalancedHost($"10.0.{host.Item1 >> 8}.{host.Item1 & 255}:80", host.Item2))
            .ToArray()).Where(hosts => hosts.Length > 1);

    // Of the reference implementation, github.com/Cyan4973/xxHash.
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    [InlineData("Nobody inspects the spammish repetition", 0xFBCEA83C8A378BF1)]
    public void Hash_IsXxh64(string text, ulong hash)
    {
        Assert.Equal(hash, XxHash64.Of(text));
        Assert.Equal(hash, XxHash64.Of(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Tables_AnswerAsEver()
    {
        BalancedHost[] hosts = [new("10.0.0.1:80", 1), new("10.0.0.2:80", 1), new("10.0.0.3:80", 2)];

        // Written down once: another answer would move every client of a mesh whose edges are updated one by one.
        Assert.Equal("021210121111201221211220", string.Join(string.Empty, Hashes.Take(24).Select(new HashRing(hosts).Pick).Select(i => i.ToString(CultureInfo.InvariantCulture))));
        Assert.Equal("001120222222201121202002", string.Join(string.Empty, Hashes.Take(24).Select(new MaglevTable(hosts).Pick).Select(i => i.ToString(CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void Ring_GivesSharesByWeight() => Hosts.Sample(hosts => Shares(hosts, new HashRing(hosts, 16_384), 0.25), iter: 40);

    [Fact]
    public void Maglev_GivesSharesByWeight() => Hosts.Sample(hosts => Shares(hosts, new MaglevTable(hosts), 0.12), iter: 40);

    [Fact]
    public void Ring_MovesOnlyTheKeysOfTheHostThatGoes() => Hosts.Sample(
        hosts =>
        {
            // All of one weight: where weights differ, Envoy's ring changes its size as well.
            var all = hosts.Select(host => host with { Weight = 1 }).ToArray();
            Assert.True(Moved(all, rest => new HashRing(rest, (ulong)(1024 * rest.Length))) == 0);
        },
        iter: 40);

    [Fact]
    public void Maglev_MovesFewOfTheOthersKeys() => Hosts.Sample(
        hosts => Assert.InRange(Moved(hosts, rest => new MaglevTable(rest)) / (double)Keys, 0, 0.12), iter: 40);

    [Fact]
    public void Order_DoesNotMatter() => Hosts.Sample(
        hosts =>
        {
            var turned = hosts.Reverse().ToArray();
            IHashTable[] tables = [new HashRing(hosts), new MaglevTable(hosts, 251)];
            IHashTable[] others = [new HashRing(hosts), new MaglevTable(turned, 251)];
            Assert.All(Hashes.Take(200), hash => Assert.Equal(hosts[tables[1].Pick(hash)], turned[others[1].Pick(hash)]));
        },
        iter: 40);

    [Theory]
    [InlineData(1, 1_024, 1_024)]
    [InlineData(3, 1_024, 1_026)]
    [InlineData(2_000, 1_024, 2_000)]
    public void Ring_HasAtLeastTheEntriesAskedFor_AndOneForEachHost(int hosts, int minimum, int size) =>
        Assert.Equal(size, new HashRing([.. Enumerable.Range(0, hosts).Select(i => new BalancedHost($"h{i}", 1))], (ulong)minimum).Size);

    private static void Shares(BalancedHost[] hosts, IHashTable table, double tolerance)
    {
        var counts = new int[hosts.Length];
        foreach (var hash in Hashes)
        {
            counts[table.Pick(hash)]++;
        }

        var total = (double)hosts.Sum(host => host.Weight);
        for (var i = 0; i < hosts.Length; i++)
        {
            var due = Keys * hosts[i].Weight / total;
            Assert.InRange(counts[i], (due * (1 - tolerance)) - (5 * Math.Sqrt(due)), (due * (1 + tolerance)) + (5 * Math.Sqrt(due)));
        }
    }

    // Keys that went from one host that stays to another that stays.
    private static int Moved(BalancedHost[] hosts, Func<BalancedHost[], IHashTable> make)
    {
        var (before, rest) = (make(hosts), hosts[1..]);
        var after = make(rest);
        return Hashes.Count(hash => hosts[before.Pick(hash)] is var host && host != hosts[0] && rest[after.Pick(hash)] != host);
    }
}
