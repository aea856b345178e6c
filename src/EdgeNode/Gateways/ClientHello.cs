using System.Buffers.Binary;

namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>What a client says at the beginning of its handshake of the certificates that it can check.</summary>
/// <param name="OffersTls13">Whether it speaks TLS 1.3, where suites say nothing of certificates.</param>
/// <param name="OffersEcdsaSuites">Whether it has suites of TLS 1.2 and older for ECDSA certificates.</param>
/// <param name="Curves">The curves of keys whose signatures it can check.</param>
internal sealed record ClientHello(bool OffersTls13, bool OffersEcdsaSuites, EcdsaCurves Curves)
{
    private const byte HandshakeOfClientHello = 1;
    private const int VersionAndRandom = 34;
    private const ushort SignatureAlgorithms = 13;
    private const ushort SupportedVersions = 43;
    private const ushort Tls13 = 0x0304;

    /// <summary>Whether the client can check a certificate with a key on a curve.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="servesTls13">Whether the server speaks TLS 1.3.</param>
    public bool CanCheck(EcdsaCurves curve, bool servesTls13) =>
        curve != EcdsaCurves.None && (Curves & curve) == curve && (OffersEcdsaSuites || (OffersTls13 && servesTls13));

    /// <summary>Reads the handshake message that a client's first record holds (RFC 8446 4.1.2).</summary>
    /// <returns>Null where it is no whole ClientHello, which is left to the handshake to refuse.</returns>
    public static ClientHello? Read(ReadOnlySpan<byte> record)
    {
        if (record.Length < 4 || record[0] != HandshakeOfClientHello || ((record[1] << 16) | (record[2] << 8) | record[3]) is var length && length > record.Length - 4)
        {
            return null;
        }

        var rest = record.Slice(4, length);
        if (rest.Length < VersionAndRandom)
        {
            return null;
        }

        rest = rest[VersionAndRandom..];
        return TryTake(ref rest, 1, out _) && TryTake(ref rest, 2, out var suites) && TryTake(ref rest, 1, out _) && TryTake(ref rest, 2, out var extensions)
            ? Read(suites, extensions)
            : null;
    }

    private static ClientHello? Read(ReadOnlySpan<byte> suites, ReadOnlySpan<byte> extensions)
    {
        var (tls13, curves) = (false, EcdsaCurves.None);
        while (extensions.Length >= 2)
        {
            var type = BinaryPrimitives.ReadUInt16BigEndian(extensions);
            extensions = extensions[2..];
            if (!TryTake(ref extensions, 2, out var extension))
            {
                return null;
            }

            if (type == SignatureAlgorithms && TryTake(ref extension, 2, out var schemes))
            {
                curves = CurvesOf(schemes);
            }
            else if (type == SupportedVersions && TryTake(ref extension, 1, out var versions))
            {
                tls13 = Contains(versions, static version => version == Tls13);
            }
        }

        return new(tls13, Contains(suites, IsEcdsaSuite), curves);
    }

    // ecdsa_secp256r1_sha256, ecdsa_secp384r1_sha384 and ecdsa_secp521r1_sha512 of RFC 8446 4.2.3; before TLS 1.3 they bind the hash alone, but are offered alike.
    private static EcdsaCurves CurvesOf(ReadOnlySpan<byte> schemes) =>
        (Contains(schemes, static scheme => scheme == 0x0403) ? EcdsaCurves.P256 : EcdsaCurves.None)
        | (Contains(schemes, static scheme => scheme == 0x0503) ? EcdsaCurves.P384 : EcdsaCurves.None)
        | (Contains(schemes, static scheme => scheme == 0x0603) ? EcdsaCurves.P521 : EcdsaCurves.None);

    // TLS_ECDHE_ECDSA_WITH_*: AES in CBC (RFC 8422, 5289), GCM (5289) and CCM (7251), ChaCha20 (7905).
    private static bool IsEcdsaSuite(ushort suite) =>
        suite is 0xC009 or 0xC00A or 0xC023 or 0xC024 or 0xC02B or 0xC02C or (>= 0xC0AC and <= 0xC0AF) or 0xCCA9;

    private static bool Contains(ReadOnlySpan<byte> numbers, Func<ushort, bool> isMeant)
    {
        for (; numbers.Length >= 2; numbers = numbers[2..])
        {
            if (isMeant(BinaryPrimitives.ReadUInt16BigEndian(numbers)))
            {
                return true;
            }
        }

        return false;
    }

    // Bytes that stand behind their number, which is of one byte or two.
    private static bool TryTake(ref ReadOnlySpan<byte> rest, int size, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (rest.Length < size)
        {
            return false;
        }

        var length = size == 1 ? rest[0] : BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (length > rest.Length - size)
        {
            return false;
        }

        taken = rest.Slice(size, length);
        rest = rest[(size + length)..];
        return true;
    }
}
