using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Modem;

namespace HostTests;

/// <summary>A modem ready to open TLS sockets.</summary>
public abstract class ModemTlsTestBase
{
    internal const string Ok = "\r\nOK\r\n";

    internal ModemOptions Options { get; } = new() { ConnectTimeout = TimeSpan.FromSeconds(10) };

    /// <summary>A port, echo off, context 1 up, TLS context 0 as asked for.</summary>
    internal async Task<ModemBench> PortAsync(X509Certificate2? root = null, int ignoreTime = 0, int sni = 1, int security = 1)
    {
        var port = new ModemBench(Options);
        await port.CommandAsync("ATE0", "ATE0\r" + Ok);
        await port.OkAsync("AT+QICSGP=1,1,\"internet\",\"\",\"\",0");
        await port.OkAsync("AT+QIACT=1");
        await port.OkAsync("AT+QSSLCFG=\"sslversion\",0,4;+QSSLCFG=\"ciphersuite\",0,0XFFFF");
        await port.OkAsync($"AT+QSSLCFG=\"seclevel\",0,{security};+QSSLCFG=\"sni\",0,{sni};+QSSLCFG=\"ignorelocaltime\",0,{ignoreTime}");
        await port.OkAsync("AT+QSSLCFG=\"cacert\",0,\"UFS:ca.pem\"");
        if (root is not null)
        {
            var pem = root.ExportCertificatePem().ReplaceLineEndings("\r\n");
            await port.CommandAsync($"AT+QFUPL=\"ca.pem\",{pem.Length}", "\r\nCONNECT\r\n");
            await port.SendAsync(pem);
            await port.UntilAsync(Ok);
        }

        return port;
    }

    internal static async Task OpenAsync(ModemBench port, string host, int remote, int error, int client = 0)
    {
        await port.OkAsync($"AT+QSSLOPEN=1,0,{client},\"{host}\",{remote},0");
        await port.ExpectAsync($"\r\n+QSSLOPEN: {client},{error}\r\n");
    }
}
