namespace OrleansMesh.Routing.Actions;

/// <summary>One change of a header.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Name">The header's name, as written.</param>
/// <param name="Value">The value; null where <paramref name="Kind"/> is <see cref="HeaderEditKind.Remove"/>.</param>
public readonly record struct HeaderEdit(HeaderEditKind Kind, string Name, HeaderTemplate? Value);
