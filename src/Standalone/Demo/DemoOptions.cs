using System.ComponentModel.DataAnnotations;

namespace OrleansMesh.Standalone.Demo;

/// <summary>Where the sample services of <c>--demo</c> listen, on 127.0.0.1. Change both to run a second demo on the same machine.</summary>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>The port of service-business v1. 1 to 65535; default 9101.</summary>
    [Range(1, 65535)]
    public int V1Port { get; set; } = 9101;

    /// <summary>The port of service-business v2. 1 to 65535; default 9102.</summary>
    [Range(1, 65535)]
    public int V2Port { get; set; } = 9102;
}
