using System.Text;
using NFUnitTest;

namespace HostTests.Fuzz;

/// <summary>Valid inputs, taken from the unit tests and from the recorded download.</summary>
internal static class FuzzSamples
{
    public static byte[][] Hex(params string[] hex) => [.. hex.Select(Convert.FromHexString)];

    /// <summary>Texts, as UTF-8.</summary>
    public static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Root certificates that are in use.</summary>
    public static byte[][] Roots { get; } =
    [
        .. new[] { NFUnitTest.Roots.Gsma, NFUnitTest.Roots.Oiste }.Select(pem => System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(pem).RawData),
    ];

    public static byte[][] Certificates { get; } =
    [
        Convert.FromHexString(Vectors.ServerCertificate), RspVectors.DpAuthCertificate.RawData, RspVectors.DpPbCertificate.RawData, RspVectors.EuiccCertificate.RawData,
    ];

    public static byte[][] Metadata { get; } = Hex(Vectors.Metadata, "BF2510" + "5A0198" + "9201C3" + "910161" + "950100" + "9400" + "9900");

    public static byte[][] Results { get; } = Hex(Vectors.InstallationResult, Session.Installed, Session.NotInstalled);

    /// <summary>Packages: a short one, and the recorded one as a whole.</summary>
    public static byte[][] Packages { get; } = [Convert.FromHexString(Session.Package), [.. RspVectors.Segments.SelectMany(segment => segment)]];

    /// <summary>Every answer of the recorded eUICC.</summary>
    public static byte[][] Responses { get; } = [.. RspVectors.Exchanges.Select(exchange => exchange.Response).Where(response => response.Length > 0)];

    /// <summary>The recorded answer to a request.</summary>
    public static byte[] Response(uint tag) => RspVectors.Response(tag);

    /// <summary>The recorded EUICCInfo2; in the answer to ES10b.AuthenticateServer it stands without an answer of its own.</summary>
    public static byte[] Info2 { get; } = RspVectors.AuthenticateServerResponse.Require(0xA0).Children[0].Require(0xBF22).Raw.ToArray();

    /// <summary>An input whose first bytes say how, and the others what.</summary>
    public static byte[][] Led(IEnumerable<byte[]> samples, params byte[][] leads) => [.. samples.SelectMany(sample => leads.Select(lead => (byte[])[.. lead, .. sample]))];
}
