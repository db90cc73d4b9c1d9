using System.Text;
using NanoLpa.Quectel;

namespace HostTests.Fuzz;

/// <summary>What a modem might say, words of it in any order; and targets that are fed with it.</summary>
internal static class RandomAt
{
    public const string Ok = "\r\nOK\r\n";

    /// <summary>Divides what is said after one write from what is said after the next.</summary>
    public const string Next = "\u001e";

    /// <summary>A target that talks to a modem. The first byte of an input: how many bytes come at once.</summary>
    public static FuzzTarget Target(string name, Action<HostileLine> use, params string[] samples) =>
        new(name, input => use(new HostileLine(input.AsMemory(Math.Min(1, input.Length)), input.Length == 0 ? 1 : input[0])),
            FuzzSamples.Led([.. samples.Select(Encoding.Latin1.GetBytes)], [0xFF], [0x01], [0x05]), Babble);

    public static AtClient Client(HostileLine line) => new(line) { SettleTimeout = 0, Trace = line.Most % 2 == 0 ? new DroppingTrace(line.Most % 4 == 0) : null };

    private static byte[] Babble(FuzzRandom random)
    {
        string[] words =
        [
            Ok, Ok, Ok, Next, Next, Next, "\r\n", "\r", "\n", " ", "OK", "ERROR", "\r\nERROR\r\n", "\r\n+CME ERROR: ", "\r\n+CMS ERROR: no\r\n", "AT", "> ", "\r\n> ",
            "CONNECT\r\n", "SEND OK\r\n", "SEND FAIL\r\n", "\r\n+CSIM: ", "\r\n+CCHO: ", "\r\n+CGLA: ", "\"9000\"", "4,", "516,", "-1", "99999999999", "0", "1", "5", ",", "\"", "\r\n+QFLST: \"", "\r\n+QFUPL: 5,",
            "\r\n+QSSLOPEN: 0,0\r\n", "\r\n+QSSLRECV: ", "\r\n+QSSLURC: \"recv\",0\r\n", "\r\n+QSSLURC: \"closed\",0\r\n", "\r\n+QIURC: \"pdpdeact\",1\r\n", "\r\n+QIACT: 1,1",
            "\r\n+CGACT: ", "RDY\r\n", "APP RDY\r\n", "RING\r\n", "867730050816697", "HTTP/1.1 200 OK\r\n", "\0", "\u00ff", "é",
        ];
        StringBuilder text = new();
        for (int left = random.Below(40); left > 0; left--)
        {
            text.Append(random.Of(words));
        }

        if (random.Once(100))
        {
            text.Insert(random.Below(text.Length + 1), new string((char)random.Byte(), random.Once(20) ? 100_000 : 3000));
        }

        return [random.Byte(), .. Encoding.Latin1.GetBytes(text.ToString())];
    }
}
