using NanoLpa;
using NanoLpa.Bench;

namespace HostTests.Numbers;

/// <summary>What a download takes stays as little as it is. Nothing here depends on how fast the machine is.</summary>
public class DownloadNumbersTests(MeasuredDownloads measured) : IClassFixture<MeasuredDownloads>
{
    private const double MostOverLeast = 1.08;
    private const int MostLive = 16 * 1024;
    private const int MostGrowth = 1024;
    private const int MostAllocatedPerByte = 64;

    // Text of 4/3 characters for native base64, the byte that it gives, and the heads of both objects, spread over a piece.
    private const int AllocatedByBase64 = 4;
    private const int MostBase64PerByte = 16;
    private const int StoreData = 0xE2;
    private const int LastBlock = 0x91;
    private const int MostReceived = 1500;

    // A server that takes seconds is asked for before it is announced.
    private const int MostUnannounced = 8;

    [Fact]
    public void PackageGoesIntoTheCardWithLittleMoreThanTheLeast() =>
        Assert.All(measured.Both, d => Assert.InRange(d.CardRatio, 1.0, MostOverLeast));

    [Fact]
    public void SegmentsAreThePackage()
    {
        // Every byte of it goes in once, heads included.
        Assert.All(measured.Both, d => Assert.Equal(d.Wire.PackageBytes, LowerBound.Segments(d.Wire.Exchanges).Sum()));
    }

    [Fact]
    public void OneConnectionForAllThreeCallsAndBothNotifications()
    {
        Assert.All(measured.Both, d =>
        {
            Assert.Equal((1, 1), (d.Connections, d.Handshakes));
            Assert.Equal(5, d.Wire.Exchanges.Count(e => e.BeginsRequest));

            // The console has nothing to add.
            Assert.Equal((1, 1), (d.ConsoleConnections, d.ConsoleHandshakes));
            Assert.Equal(d.Wire.Exchanges.Count(e => e.IsCard), d.Console.Count(e => e.IsCard));
        });
    }

    [Fact]
    public void ModemIsAskedForNothingThatTheProcedureDoesNotNeed()
    {
        // Seven settings for a modem that was just switched on, and two of the five requests that do not fit in one AT+QSSLSEND.
        string[] needed =
        [
            "AT+QSSLCLOSE", "AT+QIACT?", "AT+QIACT", .. Enumerable.Repeat("AT+QSSLCFG", 7), "AT+QSSLOPEN",
            .. Enumerable.Repeat("AT+QSSLSEND", 7), "AT+QSSLCLOSE",
        ];
        Assert.All(measured.Both, d => Assert.Equal(needed, d.Wire.Exchanges.Where(e => !e.IsCard && !e.IsReceive).Select(e => e.Command)));
    }

    [Fact]
    public void ModemIsAskedForDataWhenItHasSome()
    {
        Assert.All(measured.Both, d =>
        {
            // Each time that the modem has announced some, it is asked until it has no more; the first time for less.
            var receives = d.Wire.Exchanges.Where(e => e.IsReceive).ToArray();
            var announcements = d.Wire.Exchanges.Sum(e => e.Announcements);
            Assert.InRange(announcements, 4, int.MaxValue);
            Assert.InRange(receives.Length, 1, (receives.Sum(e => e.Answered) / MostReceived) + 1 + (2 * announcements) + MostUnannounced);
        });
    }

    [Fact]
    public void CardIsAskedForNothingThatTheProcedureDoesNotNeed()
    {
        string[] needed =
        [
            "MANAGE CHANNEL open", "SELECT", "BF20", "BF2E", "BF38", "BF21", "BF36", "BF30", "BF2B", "BF30", "MANAGE CHANNEL close",
        ];
        Assert.All(measured.Both, d => Assert.Equal(needed, CardFunctions(d)));
    }

    [Fact]
    public void MemoryDoesNotGrowWithThePackage()
    {
        Assert.All(measured.Both, d => Assert.InRange(d.Inside.LiveAtRest + d.Inside.LiveDuring, 1, MostLive));
        Assert.InRange(measured.Large.Inside.LiveDuring - measured.Small.Inside.LiveDuring, -MostGrowth, MostGrowth);
    }

    [Fact]
    public void LittleIsAllocated()
    {
        Assert.All(measured.Both, d => Assert.InRange(d.Inside.Allocated, 1, (long)MostAllocatedPerByte * d.Wire.PackageBytes));

        // What each block or line allocated would show here, at some four of either for each kilobyte.
        var more = measured.Large.Inside.Allocated - measured.Small.Inside.Allocated;
        var bytes = measured.Large.Wire.PackageBytes - measured.Small.Wire.PackageBytes;
        Assert.InRange(more, 0, (AllocatedByBase64 + 1) * bytes);
    }

    [Fact]
    public void InstructionsOfTheHotPathsAreCounted()
    {
        // Two digits a byte, in a loop of several instructions. Of base64 only what stands around runs of whole groups is in a loop.
        Assert.All(measured.Both, d =>
        {
            Assert.True(d.Inside.Instructions[typeof(Hex).FullName!] > 4 * d.Wire.PackageBytes);
            Assert.InRange(d.Inside.Instructions[typeof(JsonBase64).FullName!], 1, MostBase64PerByte * d.Wire.PackageBytes);
        });
        Assert.Empty(measured.Small.Wire.Instructions);
    }

    /// <summary>What the card was asked for, in order: blocks and answers of one function are one, and so is the package.</summary>
    private static IEnumerable<string> CardFunctions(Download download)
    {
        var begins = true;
        var loads = false;
        foreach (var exchange in download.Wire.Exchanges.Where(e => e.IsCard && e.CardCommand != "GET RESPONSE"))
        {
            if (exchange.Apdu[1] != StoreData)
            {
                yield return exchange.CardCommand;
                continue;
            }

            var isPackage = exchange.Stage == LpaStage.LoadBoundProfilePackage;
            if (begins && !(isPackage && loads))
            {
                yield return Convert.ToHexString(exchange.Apdu, 5, 2);
            }

            loads = isPackage;
            begins = exchange.Apdu[2] == LastBlock;
        }
    }
}
