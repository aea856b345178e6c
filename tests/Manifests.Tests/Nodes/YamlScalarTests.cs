using OrleansMesh.Manifests.Nodes;

namespace OrleansMesh.Manifests.Tests.Nodes;

/// <summary>The core schema of YAML 1.2.</summary>
public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("Null", "null")]
    [InlineData("NULL", "null")]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("TRUE", "true")]
    [InlineData("false", "false")]
    [InlineData("0", "0")]
    [InlineData("-0", "-0")]
    [InlineData("+12", "12")]
    [InlineData("007", "7")]
    [InlineData("-017", "-17")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("0xffffffffffffffffff", "4722366482869645213695")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5e-3", "-0.5e-3")]
    [InlineData("00.50E+2", "0.50E+2")]
    [InlineData(".nan", "NaN")]
    [InlineData("-.Inf", "-Infinity")]
    [InlineData("+.inf", "Infinity")]
    [InlineData("!!str 1", "\"1\"")]
    [InlineData("! 1", "\"1\"")]
    [InlineData("!!int \"1\"", "1")]
    [InlineData("!!float 1", "1")]
    [InlineData("!!bool 'true'", "true")]
    [InlineData("!!null ''", "null")]
    public void Scalar_HasItsType(string text, string expected) => Assert.Equal(expected, Read(text));

    [Theory]
    [InlineData("yes")]
    [InlineData("off")]
    [InlineData("y")]
    [InlineData("tRUE")]
    [InlineData("nULL")]
    [InlineData("1_000")]
    [InlineData("1:30")]
    [InlineData("0b1")]
    [InlineData("-0x1")]
    [InlineData("0X1")]
    [InlineData("0o8")]
    [InlineData("1e")]
    [InlineData("e1")]
    [InlineData(".")]
    [InlineData("+")]
    [InlineData("1.2.3")]
    [InlineData("2026-01-01")]
    [InlineData(".Nan")]
    [InlineData("NaN")]
    [InlineData("٣")]
    [InlineData("<<")]
    public void EverythingElse_IsText(string text) => Assert.Equal($"\"{text}\"", Read(text));

    [Theory]
    [InlineData("'1'")]
    [InlineData("\"1\"")]
    [InlineData("|-\n  1")]
    [InlineData(">-\n  1")]
    public void Quoted_IsText(string text) => Assert.Equal("\"1\"", Read(text));

    private static string Read(string text)
    {
        var list = Assert.IsType<SequenceNode>(Assert.Single(YamlTreeReader.Read($"- {text}\n", ManifestLimits.Default)));
        var scalar = Assert.IsType<ScalarNode>(Assert.Single(list.Items));
        return scalar.Type == ScalarType.String ? $"\"{scalar.Text}\"" : scalar.Text;
    }
}
