namespace OrleansMesh.Routing.Gateways;

/// <summary>The cipher suites that <c>cipherSuites</c> may name, by OpenSSL's names, with their numbers in TLS' registry.</summary>
public static class CipherSuiteNames
{
    private static readonly Dictionary<string, ushort> Numbers = new(StringComparer.Ordinal)
    {
        ["ECDHE-ECDSA-AES128-GCM-SHA256"] = 0xC02B,
        ["ECDHE-ECDSA-AES256-GCM-SHA384"] = 0xC02C,
        ["ECDHE-RSA-AES128-GCM-SHA256"] = 0xC02F,
        ["ECDHE-RSA-AES256-GCM-SHA384"] = 0xC030,
        ["ECDHE-ECDSA-CHACHA20-POLY1305"] = 0xCCA9,
        ["ECDHE-RSA-CHACHA20-POLY1305"] = 0xCCA8,
        ["ECDHE-ECDSA-AES128-SHA256"] = 0xC023,
        ["ECDHE-RSA-AES128-SHA256"] = 0xC027,
        ["ECDHE-ECDSA-AES128-SHA"] = 0xC009,
        ["ECDHE-RSA-AES128-SHA"] = 0xC013,
        ["ECDHE-ECDSA-AES256-SHA"] = 0xC00A,
        ["ECDHE-RSA-AES256-SHA"] = 0xC014,
        ["AES128-GCM-SHA256"] = 0x009C,
        ["AES256-GCM-SHA384"] = 0x009D,
        ["AES128-SHA256"] = 0x003C,
        ["AES128-SHA"] = 0x002F,
        ["AES256-SHA"] = 0x0035,
        ["DES-CBC3-SHA"] = 0x000A,
    };

    /// <summary>Every name.</summary>
    public static IEnumerable<string> All => Numbers.Keys;

    /// <summary>The number of a suite, or null for a name that is not known.</summary>
    public static ushort? Find(string name) => Numbers.TryGetValue(name, out var number) ? number : null;
}
