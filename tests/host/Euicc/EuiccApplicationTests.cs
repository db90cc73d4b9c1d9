using NanoLpa.Virtual.Euicc;
using NanoLpa.Virtual.Euicc.Card;

namespace HostTests;

/// <summary>Applications beside the ISD-R.</summary>
public class EuiccApplicationTests
{
    [Fact]
    public void OtherApplicationsAreSelectedAndLeft()
    {
        Applet applet = new();
        EuiccTestBench bench = new(new EuiccOptions { Applications = [applet] });
        Assert.Equal("9000", bench.Hex("01A4040006D27600011800"));
        Assert.Equal("6102", bench.Hex("81CB00000155"));
        Assert.Equal("55AA9000", bench.Hex("81C0000002"));
        Assert.Equal("6D00", bench.Hex("81CA000000"));
        Assert.Equal("6121", bench.Hex("01A4040010A0000005591010FFFFFFFF8900000100"));
        Assert.Equal([1, -1], applet.Selections);
        bench.Hex("01A4040006D27600011800");
        bench.Hex("0070800100");
        bench.Hex("00A4040006D27600011800");
        bench.Card.Reset();
        Assert.Equal([1, -1, 1, -1, 0, 0], applet.Selections);
    }

    private sealed class Applet : ICardApplication
    {
        public byte[] Aid { get; } = Convert.FromHexString("D27600011800");

        /// <summary>The channel number when selected, its negative when left.</summary>
        public List<int> Selections { get; } = [];

        public byte[] Select(int channel)
        {
            Selections.Add(channel);
            return [];
        }

        public ApduAnswer Process(ApduCommand command) => command.Instruction == 0xCB
            ? new ApduAnswer([command.Data[0], 0xAA], StatusWord.Ok)
            : throw new CardException(StatusWord.InstructionNotSupported);

        public void Deselect(int channel) => Selections.Add(-channel);
    }
}
