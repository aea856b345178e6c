using CsCheck;
using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Tests.Matching;

public sealed class CharTrieTests
{
    private static readonly Gen<string> Word = Gen.Char["abAB"].Array[0, 6].Select(chars => new string(chars));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Walk_FindsEveryKeyTheTextBeginsWith_ShortestFirst(bool fold) =>
        Gen.Select(Word.Array[0, 12], Word).Sample((words, text) =>
        {
            var comparison = fold ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
            var keys = words.Select(word => fold ? word.ToLowerInvariant() : word).Distinct().ToArray();
            var trie = new CharTrie(keys.Select((key, i) => KeyValuePair.Create(key, ~i)), fold);

            var found = new List<(string, bool)>();
            var walk = trie.Along(text);
            while (walk.MoveNext())
            {
                found.Add((keys[~walk.Current], walk.IsWhole));
            }

            Assert.Equal(
                keys.Where(key => text.StartsWith(key, comparison)).OrderBy(key => key.Length).Select(key => (key, key.Length == text.Length)),
                found);
        });

    [Fact]
    public void DeeplyNestedKeys_AreBuiltWithoutRecursion()
    {
        var keys = Enumerable.Range(1, 5_000).Select(length => new string('a', length)).ToArray();
        var trie = new CharTrie(keys.Select((key, i) => KeyValuePair.Create(key, ~i)), fold: false);

        var walk = trie.Along(keys[^1]);
        var found = 0;
        while (walk.MoveNext())
        {
            found++;
        }

        Assert.Equal(keys.Length, found);
    }
}
