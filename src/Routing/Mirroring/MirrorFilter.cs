using OrleansMesh.Routing.Matching;

namespace OrleansMesh.Routing.Mirroring;

/// <summary>A policy's <c>match</c>: which requests are mirrored at all.</summary>
public sealed class MirrorFilter
{
    private readonly string[] _methods;
    private readonly RequestCondition[] _headers;
    private readonly TextMatch[] _paths;

    internal MirrorFilter(string[] methods, RequestCondition[] headers, TextMatch[] paths) => (_methods, _headers, _paths) = (methods, headers, paths);

    /// <summary>Whether everything that is asked for holds. Allocates nothing.</summary>
    /// <param name="request">The request as the client sent it.</param>
    /// <typeparam name="TRequest">A struct, as for <see cref="RouteTable.Match"/>.</typeparam>
    public bool Holds<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct =>
        (_methods.Length == 0 || Array.IndexOf(_methods, request.Method) >= 0)
        && (_paths.Length == 0 || AnyPath(request.Path))
        && AllHeaders(ref request);

    private bool AnyPath(ReadOnlySpan<char> path)
    {
        foreach (var match in _paths)
        {
            if (match.Matches(path))
            {
                return true;
            }
        }

        return false;
    }

    private bool AllHeaders<TRequest>(ref TRequest request)
        where TRequest : IRequestView, allows ref struct
    {
        foreach (var condition in _headers)
        {
            if (!condition.Holds(ref request))
            {
                return false;
            }
        }

        return true;
    }
}
