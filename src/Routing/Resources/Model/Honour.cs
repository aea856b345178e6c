using System.Collections.Concurrent;
using System.Reflection;

namespace OrleansMesh.Routing.Resources.Model;

/// <summary>What an operator should know who sets a field, or gives it one value of an enum.</summary>
/// <param name="NotHonoured">What the edge does instead where it does not act on it, or null where it does.</param>
/// <param name="Deprecated">What to use instead where it is deprecated, or null.</param>
/// <param name="Refused">Why no resource may set it, or null where one may.</param>
public sealed record Honour(string? NotHonoured, string? Deprecated, string? Refused)
{
    private static readonly ConcurrentDictionary<Enum, Honour> Members = new();

    /// <summary>What holds for one value of an enum.</summary>
    public static Honour Of(Enum member) => Members.GetOrAdd(member, static m => Of(WireNames.MemberOf(m)));

    internal static Honour Of(MemberInfo member) => new(
        member.GetCustomAttribute<NotHonouredAttribute>()?.Reason,
        member.GetCustomAttribute<DeprecatedAttribute>()?.Advice,
        member.GetCustomAttribute<RefusedAttribute>()?.Reason);
}
