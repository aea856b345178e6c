using OrleansMesh.Routing.Resources.VirtualServices;

namespace OrleansMesh.Routing.Compilation.Delegation;

/// <summary>A route to compile, and where it stands.</summary>
/// <param name="Route">The route; one of a delegate is joined with the route that delegates.</param>
/// <param name="Index">Its place among the routes: <c>2</c>, or <c>2.0</c> for the first of the delegate of the third.</param>
/// <param name="Path">The field, for errors.</param>
internal sealed record SourceRoute(HttpRoute Route, string Index, string Path);
