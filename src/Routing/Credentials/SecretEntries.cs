using System.Buffers.Text;
using System.Text;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.Routing.Credentials;

/// <summary>The entries of a Secret as bytes.</summary>
public static class SecretEntries
{
    /// <summary>Every entry; those of <c>stringData</c> win.</summary>
    /// <exception cref="FormatException">An entry of <c>data</c> is not base64, which no Secret that was read from a manifest can have.</exception>
    public static IReadOnlyDictionary<string, byte[]> Of(Secret secret)
    {
        var entries = new OrderedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, value) in secret.Data ?? ValueMap<string>.Empty)
        {
            entries[key] = Decode(value);
        }

        foreach (var (key, value) in secret.StringData ?? ValueMap<string>.Empty)
        {
            entries[key] = Encoding.UTF8.GetBytes(value);
        }

        return entries;
    }

    /// <summary>The secret as it is kept: all entries in <c>data</c>, in the usual base64, in the order they were written in.</summary>
    public static Secret Gathered(Secret secret) => secret with
    {
        Type = string.IsNullOrEmpty(secret.Type) ? SecretTypes.Opaque : secret.Type,
        Data = secret.Data is null && secret.StringData is null
            ? null
            : new ValueMap<string>(Of(secret).Select(entry => KeyValuePair.Create(entry.Key, Convert.ToBase64String(entry.Value)))),
        StringData = null,
    };

    // Both alphabets are accepted in manifests, as in proto3's JSON.
    private static byte[] Decode(string text) => Base64.IsValid(text) ? Convert.FromBase64String(text) : Base64Url.DecodeFromChars(text);
}
