namespace OrleansMesh.Silo.Storage;

/// <summary>Files and folders for the eyes of their owner alone: the mesh keeps private keys. On Windows the rights of the folder above hold.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode File600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Folder700 = File600 | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, where it is not there, with mode 0700; one that is there stays as it is. Those above it get the usual mode.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Folder700);
        }
    }

    /// <summary>Makes an empty file with mode 0600 where there is none, and takes all other rights from one that is there.</summary>
    public static void MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = File600;
        }

        new FileStream(path, options).Dispose();
        Tighten(path);
    }

    /// <summary>Leaves a file that is there readable and writable for its owner alone.</summary>
    public static void Tighten(string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ~File600) != 0)
        {
            File.SetUnixFileMode(path, File600);
        }
    }
}
