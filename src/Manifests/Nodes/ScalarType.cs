namespace OrleansMesh.Manifests.Nodes;

/// <summary>JSON's scalar types, to which YAML's core schema is mapped.</summary>
internal enum ScalarType
{
    String,
    Number,
    Boolean,
    Null,
}
