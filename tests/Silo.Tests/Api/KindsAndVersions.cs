using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Every kind with a spec in every version.</summary>
internal sealed class KindsAndVersions : TheoryData<string, string>
{
    public KindsAndVersions()
    {
        foreach (var kind in ResourceKinds.All.Where(kind => kind.Kind != ResourceKind.Secret))
        {
            foreach (var version in kind.Versions)
            {
                Add(kind.Kind.ToString(), version);
            }
        }
    }
}
