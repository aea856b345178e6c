using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Problems, of which the first <paramref name="most"/> are kept and the rest is counted.</summary>
internal sealed class ProblemList(int most)
{
    private readonly List<ManifestProblem> _problems = [];
    private int _unlisted;

    public bool IsEmpty => _problems.Count == 0;

    public void Add(FieldPath path, ConfigErrorReason reason, string message, Mark mark)
    {
        if (_problems.Count >= most)
        {
            _unlisted++;
            return;
        }

        _problems.Add(new ManifestProblem(path.ToString(), reason, message, mark.Line, mark.Column));
    }

    /// <summary>The problems; where some are not listed, a last one with that reason says how many.</summary>
    public ValueList<ManifestProblem> ToValueList(ConfigErrorReason reason) => ValueList.From(_unlisted == 0
        ? _problems
        : _problems.Append(new ManifestProblem(string.Empty, reason, $"{_unlisted} more problems are not listed", 1, 1)));
}
