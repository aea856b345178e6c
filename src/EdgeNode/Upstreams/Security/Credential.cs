namespace OrleansMesh.EdgeNode.Upstreams.Security;

/// <summary>What a Secret holds for TLS, in PEM.</summary>
/// <param name="Certificate">The certificate, then its intermediates; null where there is none.</param>
/// <param name="PrivateKey">The certificate's key; null where there is none.</param>
/// <param name="Authorities">The authorities that the other side is checked against; null where there are none.</param>
/// <param name="RevocationList">Their revocation lists; null where there are none.</param>
internal sealed record Credential(string? Certificate, string? PrivateKey, string? Authorities, string? RevocationList);
