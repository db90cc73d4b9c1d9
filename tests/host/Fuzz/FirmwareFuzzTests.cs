using System.Text;
using System.Text.Json;
using NanoLpa;
using NanoLpa.Firmware;
using NFUnitTest;
using Xunit.Abstractions;

namespace HostTests.Fuzz;

/// <summary>The console under lines that nobody would type, a card and a server that answer anything; and whole downloads with one bad answer.</summary>
public class FirmwareFuzzTests(ITestOutputHelper output) : FuzzTestBase(output)
{
    private const byte Separator = 0x1E;

    private static readonly string[] s_answers = ["BF20", "BF2E", "BF38", "BF21", "BF30", Session.LastSegment, "initiateAuthentication", "authenticateClient", "getBoundProfilePackage"];

    private static readonly FuzzTarget[] s_targets =
    [
        new("LpaConsole", UseConsole, Console(Vectors.ProfileList, Vectors.NotificationList, Vectors.Eid, "BF3103800100", ""), Script) { MeasuresMemory = false },
        new("Settings", LoadSettings, FuzzSamples.Texts(
            "apn=iot.example\nbands=f,400a0e189f,a0e189f\nbaud=921600\nsegment=120", "rat=nbiot\niptype=ipv4v6\nauth=chap\nuser=me\npassword=se=cret#\nmodule=ec600u",
            "isdr=A0000005591010FFFFFFFF8900000177\nconfirm=on\njson=off\nprofiles=8949449999999990023,89494499999999900230"), SettingsLines),
        new("UartTerminal", UseTerminal, FuzzSamples.Texts("\u0001list\r\nLPA:1$a$b\r", "\u00fflis\u007ft\b\b\n\nenable é\r"), random => random.Bytes(random.Size())) { MemoryPerByte = 40 },
        new("ProfileDownload", Download, [.. s_answers.Select((_, i) => (byte[])[(byte)i, .. Answer(i)])], random =>
        {
            int which = random.Below(s_answers.Length);
            return [(byte)which, .. random.Once(4) ? RandomTlv.Make(random) : Mutator.Mutate(random, [Answer(which)])];
        }) { MeasuresMemory = false },
    ];

    public static TheoryData<string> Names { get; } = new(s_targets.Select(target => target.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public Task Survives(string name) => FuzzAsync(s_targets.Single(target => target.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Still_survives_what_broke_it(string name) => Replay(s_targets.Single(target => target.Name == name));

    // Lines up to the separator; behind it what the card and the server answer.
    private static void UseConsole(byte[] input)
    {
        int end = Array.IndexOf(input, Separator);
        string[] lines = Encoding.UTF8.GetString(input, 0, end < 0 ? input.Length : end).Split('\n');
        byte[] answer = end < 0 ? [] : input[(end + 1)..];
        Terminal terminal = new(lines);
        Esim esim = new(new AnsweringCard(answer), new AnsweringServer(answer, 100), new DeviceInfo("35290611"));
        LpaConsole console = new(terminal, esim, "modem");
        bool succeeded = console.Run();
        Assert.DoesNotContain("internal error", terminal.Text);
        if (!succeeded)
        {
            throw new LpaException(LpaError.InvalidArgument);
        }
    }

    // As the record of a store, which it is not, and as the lines in one.
    private static void LoadSettings(byte[] input)
    {
        SettingsKeeper keeper = new(new OneSlot(input));
        keeper.Load();
        bool any = false;
        foreach (string line in Encoding.Latin1.GetString(input, 0, Math.Min(input.Length, 4000)).Split('\n'))
        {
            int at = line.IndexOf('=');
            if (at > 0 && SettingsParser.TrySet(keeper.Current, line[..at], line[(at + 1)..]))
            {
                any = true;
                Assert.True(SettingsParser.TrySet(new Settings(), line[..at], SettingsText.Get(keeper.Current, line[..at])), line);
            }
        }

        if (!any)
        {
            throw new LpaException(LpaError.InvalidArgument);
        }
    }

    private static byte[] SettingsLines(FuzzRandom random)
    {
        string[] names = [.. SettingsText.Names(), "x", ""];
        string[] values = ["on", "off", SettingsText.Unset, "ipv4", "pap", "lte", "ff,0,1", "0,0", "115200", "4294967416", "99999999999999999999", "120", "-1", "A0", ",,", "a b", "\u0001", "é", ""];
        return Encoding.Latin1.GetBytes(string.Join('\n', Enumerable.Range(0, 1 + random.Below(5)).Select(_ => random.Of(names) + (random.Once(20) ? "" : "=") + random.Of(values))));
    }

    // The first byte: how many bytes come at once.
    private static void UseTerminal(byte[] input)
    {
        byte[] typed = input.Length == 0 ? input : input[1..];
        UartTerminal terminal = new(new TypedLine(typed, input.Length == 0 ? 1 : input[0]));
        int lines = 0;
        for (string line; (line = terminal.ReadLine(lines % 2 == 0 ? -1 : 1000)) != null; lines++)
        {
            Assert.False(line.Contains('\r'));
        }

        Assert.InRange(lines, 0, typed.Length);
        if (lines == 0)
        {
            throw new LpaException(LpaError.InvalidArgument);
        }
    }

    // The first byte: which answer is replaced by the rest.
    private static void Download(byte[] input)
    {
        DownloadRig rig = new();
        byte[] answer = input.Length < 2 ? [0] : input[1..];
        string which = s_answers[input.Length == 0 ? 0 : input[0] % s_answers.Length];
        if (char.IsLower(which[0]))
        {
            // What begins otherwise is an instruction to the fake.
            string text = Encoding.UTF8.GetString(answer);
            rig.Server.Answer(which, text[0] is '!' or '#' ? " " + text : text);
        }
        else
        {
            rig.Card.Answer(which, Convert.ToHexString(answer.AsSpan(0, Math.Min(answer.Length, 256))) + "9000");
        }

        if (rig.Run() is { } failure)
        {
            throw failure;
        }
    }

    private static byte[] Answer(int which) => which switch
    {
        0 => Convert.FromHexString(Vectors.EuiccInfo1),
        1 => Convert.FromHexString(Vectors.Challenge),
        2 => Convert.FromHexString(Session.AuthenticateServerResponse),
        3 => Convert.FromHexString(Session.PrepareDownloadResponse),
        4 => [0xBF, 0x30, 0x03, 0x80, 0x01, 0x00],
        5 => Convert.FromHexString(Session.Installed),
        6 => Encoding.UTF8.GetBytes(Session.Initiated()),
        7 => Encoding.UTF8.GetBytes(Session.Authenticated()),
        _ => Encoding.UTF8.GetBytes(Session.Bound()),
    };

    private static byte[][] Console(params string[] answers) =>
    [
        .. answers.Select(Convert.FromHexString).Append(Encoding.UTF8.GetBytes(Session.Initiated())).SelectMany(answer => new[]
        {
            "list\neid\nversion\nhelp", "json on\nlist\nnotifications\njson off", "enable 1", "json on\nhelp\ndelete 89449999999999990023", "report", "disable 2\nlist x",
            "LPA:1$smdp.example.com$ID-1",
        }.Select(lines => (byte[])[.. Encoding.UTF8.GetBytes(lines), Separator, .. answer])),
    ];

    private static byte[] Script(FuzzRandom random)
    {
        string[] words =
        [
            .. s_verbs, "on", "off", "1", "2", "3", "0", "-1", "999", "99999999999999999999", "89449999999999990023", "A0000005591010FFFFFFFF8900001100", "LPA:1$smdp.example.com$ID-1", "1$a$b$1.2$1",
            "LPA:", "1$", "\t", "", "é€😀", "\ufffd", "\"", "\\", "\0", "\u001b[2J", "all", "yes", "name", "AAEC", "vy8=", "smdp.example.com",
        ];
        StringBuilder lines = new(random.Once(3) ? "json on\n" : "");
        for (int left = 1 + random.Below(4); left > 0; left--)
        {
            lines.Append(random.Of(s_verbs));
            for (int more = random.Below(4); more > 0; more--)
            {
                lines.Append(random.Once(10) ? "  " : " ").Append(random.Of(words));
            }

            lines.Append('\n');
        }

        return [.. Encoding.UTF8.GetBytes(lines.ToString()), Separator, .. RandomTlv.Make(random, random.Of(s_responses))];
    }

    private static readonly int[] s_responses = [0xBF2D, 0xBF28, 0xBF2B, 0xBF30, 0xBF31, 0xBF32, 0xBF33, 0xBF3E, 0xBF22, 0xBF20, 0xBF3C, 0xBF3F, 0xBF29, 0xBF34, 0xBF43, 0xBF64];

    // What the console knows, whatever was added to it.
    private static readonly string[] s_verbs = [.. new LpaConsole(new Terminal([]), new Esim(null, null, null), "").Commands.Select(command => command.Name)];

    /// <summary>Types lines, and looks at what is shown: lines without control characters, and valid JSON where JSON was asked for.</summary>
    private sealed class Terminal(string[] lines) : ITerminal
    {
        private readonly StringBuilder _shown = new();
        private int _next;

        public string Text => _shown.ToString();

        public bool IsInteractive => false;

        public bool CanRewriteLine => false;

        public string? ReadLine(int timeoutMilliseconds) => _next < lines.Length ? lines[_next++] : null;

        public void Write(string text)
        {
            if (text.StartsWith('{'))
            {
                using JsonDocument document = JsonDocument.Parse(text);
            }

            Assert.DoesNotContain(text.AsSpan().TrimEnd("\r\n").ToArray(), char.IsControl);
            lock (_shown)
            {
                _shown.Append(text);
            }
        }
    }

    /// <summary>Everything that was typed, and then nobody.</summary>
    private sealed class TypedLine(byte[] typed, int piece) : NanoLpa.Quectel.ISerialLine
    {
        private readonly PiecewiseSource _source = new(typed, piece);

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            int n = _source.Read(buffer, offset, count);
            return n == 0 ? -1 : n;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
        }
    }

    /// <summary>A store with one record in it.</summary>
    private sealed class OneSlot(byte[] record) : ISettingsStore
    {
        public byte[]? Read(int slot) => slot == 0 ? record : null;

        public void Write(int slot, byte[] data) => throw new InvalidOperationException("nothing was changed");
    }
}
