using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Analysis;

/// <summary>Gathers what analysis finds about one resource; so many findings are told and the rest is counted.</summary>
internal sealed class AnalysisFindings
{
    private const int Most = 100;

    private readonly List<AnalysisMessage> _messages = [];
    private int _unlisted;

    public IReadOnlyList<AnalysisMessage> Result => _unlisted == 0
        ? _messages
        : [.. _messages, new(AnalysisType.MoreFindings, string.Empty, $"{_unlisted} more findings are not listed.")];

    public void Add(AnalysisType type, FieldPath path, string text)
    {
        if (_messages.Count == Most)
        {
            _unlisted++;
            return;
        }

        _messages.Add(new(type, path.ToString(), text));
    }

    /// <summary>Tells that something is referred to that there is not.</summary>
    public void NotFound(FieldPath path, string what, string name) =>
        Add(AnalysisType.ReferencedResourceNotFound, path, $"Referenced {what} not found: \"{name}\"");
}
