namespace OrleansMesh.EdgeNode.Gateways;

/// <summary>Curves of ECDSA keys.</summary>
[Flags]
internal enum EcdsaCurves
{
    None = 0,
    P256 = 1,
    P384 = 2,
    P521 = 4,
}
