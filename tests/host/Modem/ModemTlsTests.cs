using System.Net;
using System.Net.Sockets;

namespace HostTests;

/// <summary>What lets the modem open a TLS socket, and what does not, against a real TLS server on loopback.</summary>
public class ModemTlsTests : ModemTlsTestBase
{
    private const string Host = "smdp.example.com";

    [Theory]
    [InlineData("good", 0)]
    [InlineData("wrong root", 566)]
    [InlineData("wrong host", 566)]
    [InlineData("self-signed", 566)]
    [InlineData("expired", 566)]
    [InlineData("expired, time ignored", 0)]
    [InlineData("expired, clock set back", 0)]
    [InlineData("wrong root, not checked", 0)]
    [InlineData("no root file", 566)]
    public async Task CertificateDecides(string which, int error)
    {
        var root = ModemTlsServer.Root();
        var leaf = which switch
        {
            "wrong host" => ModemTlsServer.Leaf(root, "other.example.com"),
            "self-signed" => ModemTlsServer.Leaf(null),
            _ when which.StartsWith("expired", StringComparison.Ordinal) => ModemTlsServer.Leaf(root, validDays: -10),
            _ => ModemTlsServer.Leaf(root),
        };
        await using var server = new ModemTlsServer(leaf, ModemTlsServer.Echo);
        Options.HostMap[Host] = new IPEndPoint(IPAddress.Loopback, server.Port);
        Options.Clock = () => DateTimeOffset.UtcNow.AddDays(which == "expired, clock set back" ? -20 : 0);
        var stored = which switch
        {
            "no root file" => null,
            "wrong root" or "wrong root, not checked" => ModemTlsServer.Root("CN=Another Root"),
            _ => root,
        };
        await using var port = await PortAsync(stored, which == "expired, time ignored" ? 1 : 0, 1, which == "wrong root, not checked" ? 0 : 1);
        await OpenAsync(port, Host, 443, error);
        await port.CommandAsync("AT+QSSLRECV=0,1500", error == 0 ? "\r\n+QSSLRECV: 0\r\n" + Ok : "\r\nERROR\r\n");
    }

    [Fact]
    public async Task ConnectionErrors()
    {
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var closedPort = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        await using var port = await PortAsync(ModemTlsServer.Root());
        await OpenAsync(port, "no-such-host.invalid", 443, 565);
        await OpenAsync(port, "127.0.0.1", closedPort, 566);
        await OpenAsync(port, "192.0.2.1", 443, 566);
        await port.OkAsync("AT+QIDEACT=1");
        await OpenAsync(port, "127.0.0.1", closedPort, 561);
        await port.CommandAsync("AT+QSSLOPEN=1,0,12,\"x\",443,0", "\r\nERROR\r\n");
        await port.CommandAsync("AT+QSSLOPEN=1,0,0,\"x\",443,1", "\r\nERROR\r\n");
    }

    [Fact]
    public async Task SilentPeerTimesOut()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Options.ConnectTimeout = TimeSpan.FromMilliseconds(500);
        await using var port = await PortAsync(ModemTlsServer.Root());
        await port.OkAsync("AT+QSSLCFG=\"negotiatetime\",0,10");
        await port.OkAsync($"AT+QSSLOPEN=1,0,0,\"localhost\",{((IPEndPoint)listener.LocalEndpoint).Port},0");
        await port.SilenceAsync(600);
        await port.CommandAsync("AT+QSSLSTATE=0", "\r\n+QSSLSTATE: 0,\"SSLClient\",\"\",0,0,1,1,0,0,\"uart1\",0\r\n" + Ok);
        await port.OkAsync("AT+QSSLCLOSE=0");
        await port.SilenceAsync();
        listener.Stop();
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, Host)]
    public async Task ServerNameIsObeyed(int sni, string seen)
    {
        var root = ModemTlsServer.Root();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root), ModemTlsServer.Echo);
        Options.HostMap[Host] = new IPEndPoint(IPAddress.Loopback, 0);
        await using var port = await PortAsync(root, sni: sni);
        await OpenAsync(port, Host, server.Port, 0);
        Assert.Equal(seen, Assert.Single(server.Names));
    }

    [Fact]
    public async Task SettingsAreChecked()
    {
        await using var port = await PortAsync();
        await port.CommandAsync("AT+QSSLCFG=\"SNI\",1", "\r\n+QSSLCFG: \"sni\",1,0\r\n" + Ok);
        await port.CommandAsync("AT+QSSLCFG=\"cacert\",0", "\r\n+QSSLCFG: \"cacert\",0,\"UFS:ca.pem\"\r\n" + Ok);
        await port.CommandAsync("AT+QSSLCFG=\"ciphersuite\",0", "\r\n+QSSLCFG: \"ciphersuite\",0,0XFFFF\r\n" + Ok);
        foreach (var wrong in new[] { "\"sni\",0,2", "\"sni\",6,1", "\"nonsense\",0,1", "\"ciphersuite\",0,\"0XFFFF\"", "\"cacert\",0,1", "sni,0,1" })
        {
            await port.CommandAsync("AT+QSSLCFG=" + wrong, "\r\nERROR\r\n");
        }
    }

    [Fact]
    public async Task CipherSuiteDecides()
    {
        var root = ModemTlsServer.Root();
        await using var server = new ModemTlsServer(ModemTlsServer.Leaf(root, "localhost"), ModemTlsServer.Echo);
        await using var port = await PortAsync(root);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await port.OkAsync("AT+QSSLCFG=\"ciphersuite\",0,0XC02F");
        await OpenAsync(port, "localhost", server.Port, 566);
        await port.OkAsync("AT+QSSLCFG=\"ciphersuite\",0,0XC02B");
        await OpenAsync(port, "localhost", server.Port, 0);
    }
}
