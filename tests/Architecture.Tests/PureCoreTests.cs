using System.Reflection;

namespace OrleansMesh.Architecture.Tests;

/// <summary>Routing is pure: what its assembly binds to, and which of the runtime's types it touches, is checked in the compiled code.</summary>
public sealed class PureCoreTests
{
    private static readonly string[] Impure =
    [
        "System.IO.", "System.Net.", "System.Random", "System.TimeProvider", "System.DateTime", "System.Diagnostics.Stopwatch",
        "System.Environment", "System.Console", "System.Threading.Timer", "System.Guid", "Microsoft.",
    ];

    [Fact]
    public void RoutingAssembly_BindsToTheRuntimeAlone()
    {
        var foreign = typeof(Routing.Resources.MeshResource).Assembly.GetReferencedAssemblies()
            .Select(name => name.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal));
        Offenders.None(foreign);
    }

    [Fact]
    public void RoutingAssembly_TouchesNoClockNoRandomNoInputOutput()
    {
        var path = typeof(Routing.Resources.MeshResource).Assembly.Location;
        using var stream = File.OpenRead(path);
        using var image = new System.Reflection.PortableExecutable.PEReader(stream);
        var metadata = System.Reflection.Metadata.PEReaderExtensions.GetMetadataReader(image);
        var touched = metadata.TypeReferences
            .Select(handle => metadata.GetTypeReference(handle))
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}")
            .Where(name => Impure.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            .Where(name => !name.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal))
            // An address is parsed, never resolved or connected to.
            .Except(["System.Net.IPAddress"])
            // Looked at below: iterators ask it for the thread's id, and an instant is written in a manifest.
            .Except(["System.Environment", "System.DateTimeOffset"]);
        var asked = metadata.MemberReferences
            .Select(handle => metadata.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == System.Reflection.Metadata.HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetString(metadata.GetTypeReference((System.Reflection.Metadata.TypeReferenceHandle)member.Parent).Name), Name: metadata.GetString(member.Name)))
            .Where(member => member is { Type: "Environment", Name: not "get_CurrentManagedThreadId" } or { Type: "DateTimeOffset", Name: "get_Now" or "get_UtcNow" or "ToLocalTime" or "get_LocalDateTime" })
            .Select(member => $"System.{member.Type}.{member.Name}");
        Offenders.None(touched.Concat(asked));
    }

    [Fact]
    public void EdgeNodeAssembly_NeverBindsToGrainsOrSilo()
    {
        var bound = Assembly.Load("OrleansMesh.EdgeNode").GetReferencedAssemblies().Select(name => name.Name);
        Offenders.None(bound.Intersect(["OrleansMesh.Grains", "OrleansMesh.Silo", "Orleans.Runtime"]));
    }
}
