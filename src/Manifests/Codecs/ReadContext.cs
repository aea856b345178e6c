using OrleansMesh.Manifests.Nodes;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Manifests.Codecs;

/// <summary>Gathers what is wrong with one document while it is walked.</summary>
internal sealed class ReadContext(ManifestLimits limits)
{
    private readonly ProblemList _errors = new(limits.MaxProblems);
    private readonly ProblemList _unknown = new(limits.MaxProblems);

    /// <summary>Whether problems must not show what was written.</summary>
    public bool HidesValues { get; set; }

    public bool HasErrors => !_errors.IsEmpty;

    public ValueList<ManifestProblem> UnknownFields => _unknown.ToValueList(ConfigErrorReason.Unknown);

    public ValueList<ManifestProblem> Errors => _errors.ToValueList(ConfigErrorReason.Invalid);

    public void Error(FieldPath path, ConfigErrorReason reason, string message, Mark mark) => _errors.Add(path, reason, message, mark);

    /// <summary>The kind has no such field, or the field stands twice.</summary>
    public void Unknown(FieldPath path, ConfigErrorReason reason, string message, Mark mark) => _unknown.Add(path, reason, message, mark);

    /// <summary>The value is not of the type the field has.</summary>
    public void TypeError(FieldPath path, string expected, Node node)
    {
        if (node is RefusedNode refused)
        {
            Error(path, ConfigErrorReason.Forbidden, refused.Reason, node.Mark);
        }
        else
        {
            Error(path, ConfigErrorReason.TypeInvalid, HidesValues ? $"must be {expected}" : $"must be {expected}, not {node.Describe()}", node.Mark);
        }
    }
}
