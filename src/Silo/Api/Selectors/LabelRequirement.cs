namespace OrleansMesh.Silo.Api.Selectors;

/// <summary>One part of a label selector.</summary>
internal sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string> Values)
{
    public bool Holds(IReadOnlyDictionary<string, string> labels)
    {
        var isPresent = labels.TryGetValue(Key, out var value);
        return Operator switch
        {
            LabelOperator.In => isPresent && Values.Contains(value),
            LabelOperator.NotIn => !isPresent || !Values.Contains(value),
            LabelOperator.Exists => isPresent,
            _ => !isPresent,
        };
    }
}
