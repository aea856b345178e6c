namespace OrleansMesh.Manifests.Tests.External;

/// <summary>Istio's own sample manifests.</summary>
internal static class Corpus
{
    /// <summary>How many documents of our kinds there are.</summary>
    public const int Documents = 60;

    /// <summary>The files that hold manifests, by their path in the corpus, with templates filled in as their users fill them in.</summary>
    public static IReadOnlyList<(string Name, string Text)> Files()
    {
        var root = SharedFolder.Require(Path.Combine("corpora", "istio-samples"));
        return
        [
            .. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".tmpl", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(file => (Path.GetRelativePath(root, file), File.ReadAllText(file).Replace("{{.Revision}}", "canary", StringComparison.Ordinal))),
        ];
    }

    /// <summary>Every manifest of every file that is not of a kind that the mesh does not have.</summary>
    public static IReadOnlyList<(string Name, ManifestRead Read)> OurDocuments() =>
    [
        .. from file in Files()
           from read in ManifestReader.ReadYamlDocuments(file.Text)
           where !IsOfForeignKind(read)
           select (file.Name, read),
    ];

    private static bool IsOfForeignKind(ManifestRead read) => read.Errors is [{ Path: "kind", Reason: Routing.Validation.ConfigErrorReason.NotSupported }];
}
