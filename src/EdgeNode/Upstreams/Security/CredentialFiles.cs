using OrleansMesh.EdgeNode.Credentials;
using OrleansMesh.Routing.Resources.DestinationRules;

namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>Reads a credential from the files that a policy names, anew when one of them has changed.</summary>
internal sealed class CredentialFiles(ClientTlsSettings settings)
{
    private Credential? _last;
    private FileStamp?[] _stamps = [];

    /// <summary>The credential; the same object as long as no file has changed. One caller at a time.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public Credential Read()
    {
        string?[] paths = [settings.ClientCertificate, settings.PrivateKey, settings.CaCertificates, settings.CaCrl];
        var stamps = Array.ConvertAll(paths, path => string.IsNullOrEmpty(path) ? null : FileStamp.Of(path));
        if (_last is null || !stamps.SequenceEqual(_stamps))
        {
            var texts = Array.ConvertAll(paths, path => string.IsNullOrEmpty(path) ? null : CredentialFile.Read(path));
            _last = new(texts[0], texts[1], texts[2], texts[3]);
            _stamps = stamps;
        }

        return _last;
    }
}
