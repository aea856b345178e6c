namespace OrleansMesh.Manifests.Tests.External;

/// <summary>One field of one message.</summary>
internal sealed record FieldRow(string File, string Message, string Field, string Type, string Remark)
{
    /// <summary>The name in JSON, without the remark on a second name.</summary>
    public string Name => Field.Split(' ')[0];
}
