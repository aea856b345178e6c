namespace OrleansMesh.Hosting;

/// <summary>Where the control plane keeps what must last.</summary>
public enum MeshStorage
{
    /// <summary>A SQLite file in the data folder; one silo.</summary>
    Embedded,

    /// <summary>A PostgreSQL database.</summary>
    PostgreSql,

    /// <summary>A Redis server.</summary>
    Redis,
}
