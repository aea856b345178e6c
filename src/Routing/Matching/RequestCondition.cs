using System.Buffers;

namespace OrleansMesh.Routing.Matching;

/// <summary>One condition of a rule other than its path.</summary>
/// <remarks>
/// An inverted condition (<c>withoutHeaders</c>) treats a missing value as empty, as Istio asks of Envoy
/// (<c>treat_missing_header_as_empty</c>), except where it asks for presence.
/// </remarks>
internal sealed class RequestCondition(ConditionSubject subject, string name, TextMatch match, bool inverted)
{
    private const int StackTarget = 512;

    public bool Holds<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct => subject switch
        {
            ConditionSubject.Method => match.Matches(request.Method) != inverted,
            ConditionSubject.Scheme => match.Matches(request.Scheme) != inverted,
            ConditionSubject.Authority => match.Matches(request.Host) != inverted,
            ConditionSubject.Target => TargetMatches(request.Path, request.Query) != inverted,
            ConditionSubject.Header => HeaderHolds(request.Header(name)),
            _ => QueryString.TryFind(request.Query, name, out var value) && match.Matches(value),
        };

    private bool HeaderHolds(string? value)
    {
        if (match.Kind == TextMatchKind.Present)
        {
            return value is not null != inverted;
        }

        return inverted ? !match.Matches(value ?? string.Empty) : value is not null && match.Matches(value);
    }

    private bool TargetMatches(ReadOnlySpan<char> path, ReadOnlySpan<char> query)
    {
        if (query.IsEmpty)
        {
            return match.Matches(path);
        }

        var length = path.Length + 1 + query.Length;
        var rented = length > StackTarget ? ArrayPool<char>.Shared.Rent(length) : null;
        var target = rented is null ? stackalloc char[StackTarget] : rented;
        path.CopyTo(target);
        target[path.Length] = '?';
        query.CopyTo(target[(path.Length + 1)..]);
        var matches = match.Matches(target[..length]);
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return matches;
    }
}
