namespace OrleansMesh.Grains.Edges;

/// <summary>Asks many edges' grains, some at a time.</summary>
internal static class EdgeFanOut
{
    /// <summary>How many are asked at once.</summary>
    public const int Width = 64;

    /// <summary>The answers, in the order of the names.</summary>
    public static async Task<List<(string Name, T Answer)>> AskAsync<T>(IEnumerable<string> names, Func<string, Task<T>> ask)
    {
        var answers = new List<(string, T)>();
        foreach (var group in names.Chunk(Width))
        {
            var groupAnswers = await Task.WhenAll(group.Select(ask));
            answers.AddRange(group.Zip(groupAnswers));
        }

        return answers;
    }
}
