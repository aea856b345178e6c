namespace OrleansMesh.Routing.Resources;

/// <summary>Marks a text, or a map of texts, that must be base64 (RFC 4648, standard or URL-safe alphabet, padding optional). It is kept as written.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class Base64Attribute : Attribute;
