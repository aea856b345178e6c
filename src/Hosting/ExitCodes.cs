namespace OrleansMesh.Hosting;

/// <summary>The exit codes of every process of the mesh.</summary>
public static class ExitCodes
{
    /// <summary>Stopped in order.</summary>
    public const int Stopped = 0;

    /// <summary>Ended by a fault.</summary>
    public const int Fault = 1;

    /// <summary>Did not start: bad usage or settings.</summary>
    public const int Usage = 2;
}
