using System.Reflection;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Model;
using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Tests.Resources;

/// <summary>Which fields of the model the edge acts on is said once, on the fields; this list makes a change of it visible.</summary>
public sealed class HonourTests
{
    [Fact]
    public void FieldsOfVirtualService_ThatAreNotHonoured() => Assert.Equal(
        [
            "spec.http.retries.retryRemoteLocalities", "spec.tcp", "spec.tls",
        ],
        NotHonoured(typeof(VirtualService), string.Empty).Order(StringComparer.Ordinal));

    /// <summary>A reason ends the sentence "... is accepted but not honoured:".</summary>
    [Fact]
    public void EveryReason_IsTheEndOfASentence()
    {
        var reasons = typeof(MeshResource).Assembly.GetTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Select(member => member.GetCustomAttribute<NotHonouredAttribute>()?.Reason)
            .OfType<string>()
            .ToList();

        Assert.NotEmpty(reasons);
        Assert.All(reasons, reason => Assert.Matches(@"\A[a-z].*[^. ]\z", reason));
    }

    private static IEnumerable<string> NotHonoured(Type type, string path)
    {
        foreach (var field in RecordModel.Of(type).Fields)
        {
            var at = path.Length == 0 ? field.Name : $"{path}.{field.Name}";
            var item = field.Type.IsGenericType ? field.Type.GenericTypeArguments[0] : field.Type;
            if (field.Honour.NotHonoured is not null)
            {
                yield return at;
            }
            else if (RecordModel.IsRecord(item))
            {
                foreach (var inner in NotHonoured(item, at))
                {
                    yield return inner;
                }
            }
        }
    }
}
