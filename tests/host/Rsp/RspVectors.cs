using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>The recorded download in vectors/: see the README there.</summary>
internal static class RspVectors
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "vectors");

    /// <summary>Each request to the ISD-R with its whole response, blocks and GET RESPONSE joined.</summary>
    public static IReadOnlyList<(byte[] Request, byte[] Response)> Exchanges { get; } = ReadExchanges();

    public static X509Certificate2 Ci { get; } =
        X509CertificateLoader.LoadCertificateFromFile(Path.Combine(s_folder, "ci.pem"));

    public static Tlv AuthenticateServerRequest { get; } = Tlv.Read(Request(0xBF38), 0xBF38);

    public static Tlv AuthenticateServerResponse { get; } = Tlv.Read(Response(0xBF38), 0xBF38);

    public static Tlv PrepareDownloadRequest { get; } = Tlv.Read(Request(0xBF21), 0xBF21);

    public static Tlv PrepareDownloadResponse { get; } = Tlv.Read(Response(0xBF21), 0xBF21);

    public static X509Certificate2 EuiccCertificate { get; } =
        RspCertificate.Load(AuthenticateServerResponse.Require(0xA0).Children[2].Raw.Span);

    public static X509Certificate2 EumCertificate { get; } =
        RspCertificate.Load(AuthenticateServerResponse.Require(0xA0).Children[3].Raw.Span);

    public static X509Certificate2 DpAuthCertificate { get; } =
        RspCertificate.Load(AuthenticateServerRequest.Children[3].Raw.Span);

    public static X509Certificate2 DpPbCertificate { get; } =
        RspCertificate.Load(PrepareDownloadRequest.Children[2].Raw.Span);

    /// <summary>The segments of the bound profile package.</summary>
    public static IReadOnlyList<byte[]> Segments { get; } = Exchanges
        .SkipWhile(exchange => !StartsWith(exchange.Request, 0xBF36))
        .TakeWhile(exchange => exchange.Request[0] is 0xBF or 0xA0 or 0xA1 or 0xA2 or 0xA3 or 0x86 or 0x87 or 0x88)
        .TakeWhile(exchange => exchange.Request[0] != 0xBF || StartsWith(exchange.Request, 0xBF36))
        .Select(exchange => exchange.Request)
        .ToList();

    /// <summary>A member of a JSON body in es9plus.jsonl.</summary>
    public static string Json(int call, string body, string member)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllLines(Path.Combine(s_folder, "es9plus.jsonl"))[call]);
        return document.RootElement.GetProperty(body).GetProperty(member).GetString()!;
    }

    /// <summary>The first request with this tag.</summary>
    public static byte[] Request(uint tag) => Exchanges.First(exchange => StartsWith(exchange.Request, tag)).Request;

    /// <summary>The first response to a request with this tag.</summary>
    public static byte[] Response(uint tag) => Exchanges.First(exchange => StartsWith(exchange.Request, tag)).Response;

    private static bool StartsWith(byte[] request, uint tag) =>
        Tlv.TryReadHeader(request, out uint found, out _, out _) && found == tag;

    private static List<(byte[] Request, byte[] Response)> ReadExchanges()
    {
        List<(byte[] Request, byte[] Response)> exchanges = [];
        List<byte> request = [];
        List<byte> response = [];
        bool isLastBlock = false;
        foreach (string line in File.ReadLines(Path.Combine(s_folder, "apdu.txt")).Where(line => line[0] is '<' or '>'))
        {
            byte[] bytes = Convert.FromHexString(line.AsSpan(2));
            if (line[0] == '>' && bytes[1] == 0xE2)
            {
                request.AddRange(bytes[5..]);
                isLastBlock = bytes[2] == 0x91;
            }
            else if (line[0] == '<' && isLastBlock)
            {
                response.AddRange(bytes[..^2]);
                if (bytes[^2] != 0x61)
                {
                    exchanges.Add(([.. request], [.. response]));
                    request.Clear();
                    response.Clear();
                    isLastBlock = false;
                }
            }
        }

        return exchanges;
    }
}
