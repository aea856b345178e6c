using System.Globalization;

namespace OrleansMesh.Silo.Storage;

/// <summary>The tables of the embedded database, and how an older file becomes a newer one.</summary>
internal static class EmbeddedSchema
{
    /// <summary>The version this release writes. Versions are never reused.</summary>
    public const long Version = 1;

    // "OrlM": tells the mesh's file from any other SQLite database.
    private const long ApplicationId = 0x4F726C4D;

    // Each step leads from the version of its place to the next one. Steps are never changed, only added.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE mesh (id INTEGER PRIMARY KEY CHECK (id = 0), mesh_id TEXT NOT NULL, head INTEGER NOT NULL, compacted INTEGER NOT NULL) STRICT;
        INSERT INTO mesh VALUES (0, lower(hex(randomblob(16))), 0, 0);
        CREATE TABLE resource (
          id INTEGER PRIMARY KEY, kind TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL, revision INTEGER NOT NULL, json TEXT NOT NULL,
          UNIQUE (kind, namespace, name)) STRICT;
        CREATE TABLE change (revision INTEGER PRIMARY KEY, kind TEXT NOT NULL, namespace TEXT NOT NULL, name TEXT NOT NULL, json TEXT) STRICT;
        CREATE TABLE grain_state (
          id INTEGER PRIMARY KEY, state TEXT NOT NULL, grain TEXT NOT NULL, etag TEXT NOT NULL, content BLOB NOT NULL, UNIQUE (state, grain)) STRICT;
        """,
    ];

    /// <summary>Makes the file one of this release's version, or leaves it as it is.</summary>
    /// <exception cref="InvalidDataException">It is a newer release's, or no mesh's at all.</exception>
    public static void Apply(SqliteSession session)
    {
        session.Run("BEGIN IMMEDIATE");
        var version = Number(session, "PRAGMA user_version");
        var application = Number(session, "PRAGMA application_id");
        if (version > Version)
        {
            throw new InvalidDataException($"it has schema {version}, made by a newer release; this one knows schema {Version}");
        }

        if (application != ApplicationId && (application != 0 || version != 0 || Number(session, "SELECT count(*) FROM sqlite_schema") != 0))
        {
            throw new InvalidDataException("it is the database of another program");
        }

        for (var step = version; step < Version; step++)
        {
            session.Run(Steps[step]);
        }

        session.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}; PRAGMA application_id = {ApplicationId}; COMMIT"));
    }

    private static long Number(SqliteSession session, string sql) => (long)session.Value(sql)!;
}
