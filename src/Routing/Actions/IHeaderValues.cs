namespace OrleansMesh.Routing.Actions;

/// <summary>Tells what the variables of a header's value come to for one request.</summary>
public interface IHeaderValues
{
    /// <summary>The value, or null where there is none.</summary>
    /// <param name="variable">Which; never <see cref="HeaderVariable.Literal"/> or <see cref="HeaderVariable.Unknown"/>.</param>
    /// <param name="name">The name of a header field, where <paramref name="variable"/> is one.</param>
    string? Find(HeaderVariable variable, string name);
}
