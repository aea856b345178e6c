using System.ComponentModel.DataAnnotations;

namespace OrleansMesh.Hosting.Tests;

internal sealed class SampleOptions
{
    [Required]
    public string Name { get; set; } = "default";

    [Range(1, 65535)]
    public int Port { get; set; } = 80;

    public TimeSpan Wait { get; set; } = TimeSpan.FromSeconds(5);

    public bool Loud { get; set; }

    public MeshStorage Storage { get; set; }

    public MeshStorage? Other { get; set; }

    public double? Share { get; set; }

    public string[] Gateways { get; set; } = ["mesh"];

    public Dictionary<string, string> Labels { get; set; } = [];

    public NestedOptions Nested { get; set; } = new();

    public bool IsDefault => Name == "default";

    internal sealed class NestedOptions
    {
        [Range(0, 10)]
        public int Depth { get; set; } = 3;
    }
}
