namespace OrleansMesh.Routing.Matching;

/// <summary>The rules that ask for one path, in whatever case: their places among the rules of the host, ascending.</summary>
/// <param name="Prefix">Those that ask for paths beginning with it.</param>
/// <param name="Exact">Those that ask for the path itself.</param>
internal sealed record PathEntry(int[] Prefix, int[] Exact);
