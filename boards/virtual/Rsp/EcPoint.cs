using System.Security.Cryptography;

namespace NanoLpa.Virtual.Rsp;

/// <summary>P-256 public keys as uncompressed points: 04, X, Y (65 bytes).</summary>
public static class EcPoint
{
    /// <summary>Length of an uncompressed P-256 point.</summary>
    public const int Length = 65;

    /// <summary>The public key as a point.</summary>
    public static byte[] FromParameters(ECParameters parameters) => [0x04, .. parameters.Q.X!, .. parameters.Q.Y!];

    /// <summary>The public point of a key pair.</summary>
    public static byte[] Of(ECDiffieHellman key) => FromParameters(key.ExportParameters(includePrivateParameters: false));

    /// <summary>The point as a public key; throws <see cref="CryptographicException"/> when it is not a P-256 point.</summary>
    public static ECParameters ToParameters(ReadOnlySpan<byte> point)
    {
        if (point.Length != Length || point[0] != 0x04)
        {
            throw new CryptographicException("not an uncompressed P-256 point");
        }

        ECParameters parameters = new()
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point[1..33].ToArray(), Y = point[33..].ToArray() },
        };
        parameters.Validate();
        return parameters;
    }
}
