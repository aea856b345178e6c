using OrleansMesh.Routing.Resources;

namespace OrleansMesh.Silo.Tests.Api;

/// <summary>Every kind in every version.</summary>
internal sealed class KindsAndVersions : TheoryData<string, string>
{
    public KindsAndVersions()
    {
        foreach (var kind in ResourceKinds.All)
        {
            foreach (var version in kind.Versions)
            {
                Add(kind.Kind.ToString(), version);
            }
        }
    }
}
