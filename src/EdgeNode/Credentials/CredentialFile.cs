using System.Text;

namespace OrleansMesh.EdgeNode.Credentials;

/// <summary>Reads files that resources name: whatever a path leads to, reading ends, and what it takes is bounded.</summary>
internal static class CredentialFile
{
    /// <summary>The longest file that is read, in bytes: beyond any chain of certificates.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>The text of a regular file; links are followed.</summary>
    /// <exception cref="IOException">It is not there, is no regular file, is empty, or is longer than <see cref="MaxLength"/>. The message has nothing of the text.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string Read(string path)
    {
        var file = new FileInfo(path);
        var target = (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;

        // Opening a pipe waits for whoever writes to it, and a device may never end. .NET does not tell the kind of a file, but pipes, sockets and
        // devices have no length; and a credential without one is none.
        var length = target.Length;
        if (length == 0)
        {
            throw new IOException($"{path} is empty, or no regular file");
        }

        if (length > MaxLength)
        {
            throw new IOException($"{path} is longer than {MaxLength} bytes");
        }

        using var stream = new FileStream(target.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[length + 1];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read > length)
        {
            throw new IOException($"{path} grew while it was read");
        }

        using var text = new StreamReader(new MemoryStream(bytes, 0, read), Encoding.UTF8);
        return text.ReadToEnd();
    }
}
