using NanoLpa;
using NanoLpa.Bench;

namespace HostTests.Numbers;

/// <summary>The bench calculates right: a number that is wrong is worse than none.</summary>
public class BenchTests
{
    private static readonly byte[] FullBlock = [0x81, 0xE2, 0x11, 0x00, 0xFF, .. new byte[255]];
    private static readonly byte[] LastBlock = [0x81, 0xE2, 0x91, 0x01, 0x03, .. new byte[3]];

    [Fact]
    public void LeastOfASegment()
    {
        // AT+CSIM=520,"<520 digits>"<CR>, then AT+CSIM=16,"<16 digits>"<CR>; 25 bytes answer either.
        Assert.Equal(535 + 25 + 30 + 25, LowerBound.OfCard([Load(FullBlock), Load(LastBlock)]));
    }

    [Fact]
    public void LeastDoesNotDependOnTheBlocksInUse()
    {
        byte[] half = [0x81, 0xE2, 0x11, 0x00, 0x7F, .. new byte[127]];
        byte[] other = [0x81, 0xE2, 0x91, 0x01, 0x83, .. new byte[131]];
        Assert.Equal(LowerBound.OfCard([Load(FullBlock), Load(LastBlock)]), LowerBound.OfCard([Load(half), Load(other)]));
    }

    [Fact]
    public void LeastOfWhatComesOffTheSocket()
    {
        // 1500 characters and 4: AT+QSSLRECV=0,1500<CR> and 27 bytes around what it gives, AT+QSSLRECV=0,4<CR> and 24.
        Assert.Equal(19 + 27 + 1500 + 16 + 24 + 4, LowerBound.OfSocket(1126));
    }

    [Fact]
    public void TimeIsTheSumOfItsShares()
    {
        Exchange[] exchanges =
        [
            new(LpaStage.OpenChannel, "AT+CSIM") { Apdu = new byte[98], Answered = 2, Out = 1000, In = 152 },
            new(LpaStage.InitiateAuthentication, "AT+QSSLOPEN"),
            new(LpaStage.InitiateAuthentication, "AT+QSSLSEND") { BeginsRequest = true },
        ];
        var wire = new Measurement { PackageBytes = 1, Exchanges = exchanges, Allocated = 0 };
        var inside = wire with { Instructions = new Dictionary<string, long> { ["A"] = 200, ["B"] = 300 } };
        var download = new Download(1, wire, inside, 1, 1);
        var model = new TimeModel { CardBlock = 30, Card100 = 2, RoundTrip = 120, Instruction = 1000 };
        var shares = model.Of(download, 115200);
        Assert.Equal(0.1, shares.Uart, 9);
        Assert.Equal(0.032, shares.Card, 9);
        Assert.Equal(0.48, shares.Network, 9);
        Assert.Equal(0.0005, shares.Code, 9);
        Assert.Equal(0.6125, shares.Total, 9);
        Assert.Equal(0.032, model.Overlap(download), 9);
    }

    [Fact]
    public void AssemblyOverItsBudgetShows()
    {
        var path = typeof(IsdR).Assembly.Location;
        var (root, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        var sizes = AssemblySize.ReadAll(root, [$"{name} 1000000 1000000", $"{name} 1 1000000", $"{name} 1000000 1", "missing.dll 1 1"]);
        Assert.Equal([true, false, false], sizes.Select(s => s.IsWithinBudget));
        Assert.Contains("over budget", Table.OfSizes(sizes));
        Assert.DoesNotContain("over budget", Table.OfSizes([sizes[0]]));
    }

    private static Exchange Load(byte[] apdu) => new(LpaStage.LoadBoundProfilePackage, "AT+CSIM") { Apdu = apdu };
}
