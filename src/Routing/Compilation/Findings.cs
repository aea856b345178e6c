using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Compilation;

/// <summary>What is found wrong with one VirtualService while it is compiled.</summary>
internal sealed class Findings
{
    public List<ConfigError> Errors { get; } = [];

    public List<ConfigWarning> Unserved { get; } = [];

    public void Error(string path, ConfigErrorReason reason, string message) => Errors.Add(new(path, reason, message));

    public void Unevaluated(string path, string condition) =>
        Unserved.Add(new(path, $"the edge cannot evaluate {condition}: the match block that asks for it matches nothing"));
}
