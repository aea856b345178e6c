using System.Text;
using OrleansMesh.Routing.Credentials;
using OrleansMesh.Routing.Resources;
using OrleansMesh.Routing.Resources.Secrets;
using OrleansMesh.Routing.Tests.Credentials;
using OrleansMesh.Routing.Validation;

namespace OrleansMesh.Routing.Tests.Validation;

public sealed class SecretAdmissionTests
{
    private static readonly (string Certificate, string Key) One = TestCertificates.One;

    private static readonly (string Certificate, string Key) Other = TestCertificates.Other;

    [Fact]
    public void TlsSecret_OfACertificateAndItsKey_IsTaken() =>
        Assert.Empty(Verdict.Of(Secret(SecretTypes.Tls, ("tls.crt", One.Certificate), ("tls.key", One.Key), ("ca.crt", Other.Certificate))));

    [Fact]
    public void TlsSecret_OfPlainText_IsTaken() =>
        Assert.Empty(Verdict.Of(Secret(SecretTypes.Tls) with { StringData = new([new("tls.crt", One.Certificate), new("tls.key", One.Key)]) }));

    [Fact]
    public void TlsSecret_WithoutItsEntries_IsRefused() => Assert.Equal(
        ["data[tls.crt] Required: must be set", "data[tls.key] Required: must be set"],
        Verdict.Of(Secret(SecretTypes.Tls, ("tls.key", string.Empty))));

    [Fact]
    public void TlsSecret_WithTheKeyOfAnother_IsRefused() => Assert.Equal(
        ["data[tls.key] Invalid: the key is not an unencrypted private key in PEM that belongs to the certificate"],
        Verdict.Of(Secret(SecretTypes.Tls, ("tls.crt", One.Certificate), ("tls.key", Other.Key))));

    [Fact]
    public void TlsSecret_ThatDoesNotParse_IsRefused_WithoutAnythingOfItsText()
    {
        var verdict = Verdict.Of(Secret(SecretTypes.Tls, ("tls.crt", "hunter2"), ("tls.key", "hunter2"), ("ca.crt", "hunter2"), ("ca.crl", "hunter2")));

        Assert.Equal(
            [
                "data[tls.crt] Invalid: holds no certificate in PEM",
                "data[ca.crt] Invalid: holds no certificate in PEM",
                "data[ca.crl] Invalid: holds no revocation list in PEM",
            ],
            verdict);
    }

    [Theory]
    [InlineData("cert", "key")]
    [InlineData("tls.crt", "tls.key")]
    public void OpaqueSecret_ThatIsNoCredential_IsWarnedOf(string certificate, string key)
    {
        var mismatched = Secret(null, (certificate, One.Certificate), (key, Other.Key), ("cacert", "x"));

        Assert.Equal(
            [
                $"!data[{key}] the key is not an unencrypted private key in PEM that belongs to the certificate: the Secret cannot be named by credentialName",
                "!data[cacert] holds no certificate in PEM: the Secret cannot be named by credentialName",
            ],
            Verdict.Of(mismatched));
        Assert.Empty(Verdict.Of(Secret(null, (certificate, One.Certificate), (key, One.Key), ("cacert", Other.Certificate))));
    }

    [Fact]
    public void OtherSecrets_AreNotLookedInto() => Assert.Empty(Verdict.Of(Secret("example.com/other", ("tls.crt", "x"), ("cert", "x"))));

    [Theory]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("..")]
    public void Key_HasAShape(string key) => Assert.Equal(
        [$"data[{key}] Invalid: the key must be made of letters, digits, '-', '_' and '.', and have at most 253 of them"],
        Verdict.Of(Secret(null, (key, "x"))));

    [Theory]
    [InlineData(1024 * 1024, 0)]
    [InlineData((1024 * 1024) + 1, 1)]
    public void Size_IsBounded(int bytes, int errors) =>
        Assert.Equal(errors, Admission.Check(Secret(null, ("a", new string('x', bytes)))).Errors.Count(e => e.Reason is ConfigErrorReason.TooLong));

    [Fact]
    public void Redaction_IsNoValue()
    {
        var shown = SecretRedaction.Redact(Secret(SecretTypes.Tls, ("tls.crt", One.Certificate), ("tls.key", One.Key)));

        Assert.DoesNotContain(shown.Data!.Values, value => value != SecretRedaction.Value);
        Assert.Equal(["data[tls.crt]", "data[tls.key]"], Admission.Check(shown).Errors.Select(error => error.Path));
        Assert.Contains("is what a reader is shown", Admission.Check(shown).Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Type_CannotBeChanged() => Assert.Equal(
        "type",
        Assert.Single(Admission.CheckChange(Secret("Opaque"), Secret(SecretTypes.Tls)).Errors).Path);

    [Fact]
    public void ImmutableSecret_KeepsItsEntries()
    {
        var before = Secret("Opaque", ("a", "1")) with { Immutable = true };

        Assert.Empty(Admission.CheckChange(before, before with { Metadata = new ObjectMeta { Name = "a", Labels = new([new("a", "b")]) } }).Errors);
        Assert.Equal(["immutable", "data"], Admission.CheckChange(before, Secret("Opaque", ("a", "2"))).Errors.Select(error => error.Path));
    }

    private static Secret Secret(string? type, params (string Key, string Value)[] data) => new()
    {
        ApiVersion = "v1",
        Metadata = new ObjectMeta { Name = "a" },
        Type = type,
        Data = new(data.Select(entry => KeyValuePair.Create(entry.Key, Convert.ToBase64String(Encoding.UTF8.GetBytes(entry.Value))))),
    };
}
