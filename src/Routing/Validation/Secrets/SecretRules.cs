using System.Buffers;
using OrleansMesh.Routing.Credentials;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.Routing.Validation.Secrets;

/// <summary>Rules for a Secret.</summary>
internal static class SecretRules
{
    /// <summary>Kubernetes' bound for all values together, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int MaxKey = 253;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    public static void Check(Secret secret, AdmissionFindings findings)
    {
        CheckKeys(secret.Data, FieldPath.Root.Field("data"), findings);
        CheckKeys(secret.StringData, FieldPath.Root.Field("stringData"), findings);
        var entries = SecretEntries.Of(secret);
        if (entries.Values.Sum(value => (long)value.Length) > MaxBytes)
        {
            findings.TooLong(FieldPath.Root.Field("data"), $"must not be longer than {MaxBytes} bytes together");
            return;
        }

        if (CheckRedactions(secret, entries, findings))
        {
            CredentialRules.Check(secret, entries, findings);
        }
    }

    /// <summary>What the next state of a Secret may not change of the one before it.</summary>
    public static void CheckChange(Secret before, Secret after, AdmissionFindings findings)
    {
        if (before.Type is { } type && after.Type != type)
        {
            findings.Invalid(FieldPath.Root.Field("type"), $"cannot be changed: it is {type}");
        }

        if (before.Immutable != true)
        {
            return;
        }

        if (after.Immutable != true)
        {
            findings.Forbidden(FieldPath.Root.Field("immutable"), "cannot be taken back");
        }

        if (!Equals(before.Data, after.Data))
        {
            findings.Forbidden(FieldPath.Root.Field("data"), "cannot be changed, because the Secret is immutable");
        }
    }

    private static void CheckKeys(ValueMap<string>? entries, FieldPath path, AdmissionFindings findings)
    {
        foreach (var key in (entries ?? ValueMap<string>.Empty).Keys)
        {
            if (key.Length is 0 or > MaxKey || key is "." or ".." || key.AsSpan().ContainsAnyExcept(KeyCharacters))
            {
                findings.Invalid(path.Key(key), $"the key must be made of letters, digits, '-', '_' and '.', and have at most {MaxKey} of them");
            }
        }
    }

    // Whoever writes back what was read would put the placeholder in the place of the key.
    private static bool CheckRedactions(Secret secret, IReadOnlyDictionary<string, byte[]> entries, AdmissionFindings findings)
    {
        var whole = true;
        foreach (var (key, value) in entries)
        {
            if (SecretRedaction.IsRedaction(value))
            {
                var isText = secret.StringData?.ContainsKey(key) ?? false;
                findings.Invalid(
                    FieldPath.Root.Field(isText ? "stringData" : "data").Key(key),
                    "is what a reader is shown in the place of the value: write the value, or change the others by a merge patch that leaves it out");
                whole = false;
            }
        }

        return whole;
    }
}
