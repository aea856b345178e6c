using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Gathers what is wrong with one document while it is walked.</summary>
internal sealed class ReadContext(ManifestLimits limits)
{
    private readonly List<ManifestProblem> _errors = [];
    private readonly List<ManifestProblem> _unknown = [];
    private int _unlisted;

    public bool HasErrors => _errors.Count > 0;

    public ValueList<ManifestProblem> UnknownFields => ValueList.From(_unknown);

    public ValueList<ManifestProblem> Errors => ValueList.From(_unlisted == 0
        ? _errors
        : _errors.Append(new ManifestProblem(string.Empty, ConfigErrorReason.Invalid, $"{_unlisted} more problems are not listed", 1, 1)));

    public void Error(FieldPath path, ConfigErrorReason reason, string message, Mark mark) => Add(_errors, path, reason, message, mark);

    public void Unknown(FieldPath path, ConfigErrorReason reason, string message, Mark mark) => Add(_unknown, path, reason, message, mark);

    /// <summary>The value is not of the type the field has.</summary>
    public void TypeError(FieldPath path, string expected, Node node)
    {
        if (node is RefusedNode refused)
        {
            Error(path, ConfigErrorReason.Forbidden, refused.Reason, node.Mark);
        }
        else
        {
            Error(path, ConfigErrorReason.TypeInvalid, $"must be {expected}, not {node.Describe()}", node.Mark);
        }
    }

    private void Add(List<ManifestProblem> to, FieldPath path, ConfigErrorReason reason, string message, Mark mark)
    {
        if (_errors.Count + _unknown.Count >= limits.MaxProblems)
        {
            _unlisted++;
            return;
        }

        to.Add(new ManifestProblem(path.ToString(), reason, message, mark.Line, mark.Column));
    }
}
