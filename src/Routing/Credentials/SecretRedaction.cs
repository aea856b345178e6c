using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Secrets;

namespace OrleansMesh.Routing.Credentials;

/// <summary>What readers see in the place of a Secret's values. It is base64 itself, so that every client can read it.</summary>
public static class SecretRedaction
{
    /// <summary>The text that stands for a value.</summary>
    public const string Text = "(redacted: secrets are not shown)";

    /// <summary>The same in base64, as it stands in <c>data</c>.</summary>
    public static string Value { get; } = Convert.ToBase64String("(redacted: secrets are not shown)"u8);

    /// <summary>Whether an entry is what a reader was shown, and no value.</summary>
    public static bool IsRedaction(ReadOnlySpan<byte> entry) => entry.SequenceEqual("(redacted: secrets are not shown)"u8);

    /// <summary>The secret as readers may see it: every key, no value.</summary>
    public static Secret Redact(Secret secret) => secret with { Data = Redact(secret.Data, Value), StringData = Redact(secret.StringData, Text) };

    private static ValueMap<string>? Redact(ValueMap<string>? entries, string value) =>
        entries is null ? null : new ValueMap<string>(entries.Keys.Select(key => KeyValuePair.Create(key, value)));
}
