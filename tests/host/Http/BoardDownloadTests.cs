using HostTests.EndToEnd;
using NanoLpa;
using NanoLpa.Firmware;
using NanoLpa.Http;
using NanoLpa.Virtual;
using NanoLpa.Virtual.Smdp;

namespace HostTests.Http;

/// <summary>Downloads over the board's own network, with the device's sources for it.</summary>
public class BoardDownloadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public async Task Profiles_come_over_the_board_s_network(int chunkSize)
    {
        var form = chunkSize == 0 ? new AnswerForm() : new AnswerForm { ChunkSize = chunkSize };
        await using var bench = await Bench.StartAsync(new VirtualBoardOptions { Smdp = new SmdpOptions { Form = form } });
        var modemConnections = 0;
        bench.Board.Modem.Options.Faults = line =>
        {
            modemConnections += line.StartsWith("AT+QSSLOPEN", StringComparison.Ordinal) ? 1 : 0;
            return null;
        };
        bench.Network = new BoardNetwork();
        await bench.AssertNextDownloadWorksAsync();
        Assert.Equal(0, modemConnections);
    }

    [Fact]
    public async Task What_it_does_not_trust_gets_no_download()
    {
        await using var bench = await Bench.StartAsync();
        await using var other = await Bench.StartAsync();
        bench.CaPem = other.CaPem;
        bench.Network = new BoardNetwork();
        var session = await bench.RunAsync(bench.Smdp.ActivationCode(bench.Smdp.Orders[0]));
        Assert.Contains("no TLS connection", session.Error);
        Assert.Empty(bench.Smdp.Calls);
    }

    /// <summary>A board with an address from the start.</summary>
    internal sealed class BoardNetwork : IBoardNetwork
    {
        private readonly BoardHttps _https = new(null);

        public IHttpsClient Https => _https;

        public bool IsWifi => false;

        public byte[]? CaCertificates
        {
            get => _https.CaCertificates;
            set => _https.CaCertificates = value;
        }

        public bool SkipsVerification
        {
            get => _https.SkipsVerification;
            set => _https.SkipsVerification = value;
        }

        public string? Address => "192.0.2.7";

        public void SetCredentials(string? ssid, string? key)
        {
            // Ethernet needs none.
        }

        public void Connect(int timeout)
        {
            // It is.
        }
    }
}
