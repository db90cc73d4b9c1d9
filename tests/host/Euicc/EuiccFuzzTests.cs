using NanoLpa.Virtual.Rsp;

namespace HostTests;

/// <summary>Whatever comes in, the eUICC answers with a status word, and works on afterwards.</summary>
public class EuiccFuzzTests
{
    private readonly Random _random = new(20);

    [Fact]
    public void ChangedRequestsAreAnswered()
    {
        EuiccTestBench bench = new();
        byte[][] simple = [.. new[]
        {
            "BF2E00", "BF2000", "BF2200", "BF2D00", "BF2D05A003950102", "BF2D065C049F705A95", "BF2800", "BF280481020640",
            "BF2B05A003800101", "BF3003800101", "BF3111A00C5A0A98880000000000000091810100", "BF330C5A0A98880000000000000091",
            "BF3E035C015A", "BF3C00", "BF3F058003612E62", "BF4300", "BF291080045A0A98880000000000000091900178", "BF340482020780",
            "BF411580100102030405060708090A0B0C0D0E0F10810102",
        }.Select(Convert.FromHexString)];
        for (int round = 0; round < 3000; round++)
        {
            bench.Request(Change(simple[_random.Next(simple.Length)]));
            Assert.Equal(4, bench.LastStatus.Length);
        }

        Assert.Equal("BF3E125A1089049032123451234512345678901235", bench.Request("BF3E035C015A"));
    }

    [Fact]
    public void ChangedSessionsAreRefusedAndLeaveNoProfile()
    {
        for (int round = 0; round < 300; round++)
        {
            EuiccTestBench bench = new();
            byte[] authenticate = bench.Server.AuthenticateServer(bench.Challenge());
            if (round % 3 == 0)
            {
                // Not the last bytes: what stands in ctxParams1 is the terminal's business.
                byte[] changed = Change(authenticate[..^60], mustDiffer: true);
                Assert.False(IsOk(bench.Request([.. changed, .. authenticate[^60..]]), 0xBF38), $"round {round}");
                continue;
            }

            byte[] signature = Tlv.Read(bench.Request(authenticate)).Path(0xA0, 0x5F37)!.Raw.ToArray();
            byte[] prepare = bench.Server.PrepareDownload(signature);
            if (round % 3 == 1)
            {
                Assert.False(IsOk(bench.Request(Change(prepare, mustDiffer: true)), 0xBF21), $"round {round}");
                continue;
            }

            byte[] point = Tlv.Read(bench.Request(prepare)).Path(0xA0, 0x30, 0x5F49)!.ToArray();
            List<byte[]> package = bench.Server.Package(point);
            int segment = _random.Next(package.Count);
            package[segment] = Change(package[segment], mustDiffer: true);
            foreach (byte[] part in package)
            {
                bench.Request(part);
            }

            Assert.Empty(bench.Card.Profiles);
        }
    }

    [Fact]
    public void RandomCommandsAreAnswered()
    {
        EuiccTestBench bench = new();
        byte[] command = new byte[300];
        for (int round = 0; round < 5000; round++)
        {
            _random.NextBytes(command);
            command[0] = (byte)(round % 2 == 0 ? 0x81 : command[0]);
            byte[] answer = bench.Card.Transmit(command.AsSpan(0, _random.Next(command.Length)));
            Assert.InRange(answer.Length, 2, 258);
        }
    }

    // A changed tag may ask for something else, which is answered.
    private static bool IsOk(byte[] response, uint tag) =>
        response.Length > 0 && Tlv.Read(response) is { } answer && answer.Tag == tag && answer.Find(0xA0) is not null;

    // Some bytes changed, cut out, doubled, or the end cut off.
    private byte[] Change(byte[] bytes, bool mustDiffer = false)
    {
        List<byte> changed = [.. bytes];
        int at = _random.Next(changed.Count);
        switch (_random.Next(mustDiffer ? 2 : 5))
        {
            case 0:
                changed[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                changed[at] = (byte)(changed[at] + 1 + _random.Next(255));
                break;
            case 2 when changed.Count > 1:
                changed.RemoveAt(at);
                break;
            case 3:
                changed.Insert(at, (byte)_random.Next(256));
                break;
            case 4:
                changed.RemoveRange(at, changed.Count - at);
                changed.Add(0);
                break;
        }

        return [.. changed];
    }
}
