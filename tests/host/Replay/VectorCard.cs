using NanoLpa;

namespace HostTests.Replay;

/// <summary>A card that knows the recorded APDUs of some sections of vectors/apdu.txt, and takes no other.</summary>
/// <remarks>A function is a command with the blocks and GET RESPONSEs that follow it. Functions may come in another order
/// than recorded, each once; inside one, every byte is as recorded. Segments of a package keep their order.</remarks>
internal sealed class VectorCard : ICard
{
    private readonly List<Function> _functions = [];
    private Function? _current;
    private int _lastSegment = -1;

    public VectorCard(params string[] sections)
    {
        var section = "";
        var command = "";
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "vectors", "apdu.txt")))
        {
            switch (line[0])
            {
                case '#':
                    section = line[2..];
                    break;
                case '>':
                    command = line[2..];
                    break;
                case '<' when sections.Contains(section):
                    if (Starts(command))
                    {
                        _functions.Add(new Function(command));
                    }

                    _functions[^1].Exchanges.Add((command, line[2..]));
                    break;
            }
        }
    }

    /// <summary>Why an APDU was refused; null when none was. The library makes an error of its own of the exception.</summary>
    public string? Refused { get; private set; }

    /// <summary>First APDUs of the functions that were not asked for.</summary>
    public IEnumerable<string> Left => _functions.Where(function => function.Done == 0).Select(function => function.First);

    /// <summary>Whether the last function went to its end.</summary>
    public bool IsThrough => _current == null || _current.Done == _current.Exchanges.Count;

    public int Transmit(byte[] command, int length, byte[] response)
    {
        var text = Convert.ToHexString(command, 0, length);
        if (IsThrough)
        {
            _current = _functions.FirstOrDefault(function => function.Done == 0 && function.First == text)
                ?? throw Refuse($"not recorded, or more often than recorded: {text}");
            KeepOrderOfSegments(_functions.IndexOf(_current));
        }

        var (expected, answer) = _current!.Exchanges[_current.Done++];
        if (text != expected)
        {
            throw Refuse($"{text} instead of {expected}");
        }

        var bytes = Convert.FromHexString(answer);
        bytes.CopyTo(response, 0);
        return bytes.Length;
    }

    private void KeepOrderOfSegments(int index)
    {
        if (!_functions[index].IsSegment)
        {
            return;
        }

        if (_lastSegment >= 0 && index != _lastSegment + 1)
        {
            throw Refuse($"segment {index} after {_lastSegment}");
        }

        _lastSegment = index;
    }

    private InvalidOperationException Refuse(string why)
    {
        Refused ??= why;
        return new InvalidOperationException(why);
    }

    // MANAGE CHANNEL, SELECT, or the first block of STORE DATA.
    private static bool Starts(string command) =>
        command[2..4] is "70" or "A4" || (command[2..4] == "E2" && command[6..8] == "00");

    private sealed class Function(string first)
    {
        public string First { get; } = first;

        public List<(string Command, string Answer)> Exchanges { get; } = [];

        public int Done { get; set; }

        public bool IsSegment => First[2..4] == "E2" && (First[10..12] is "A0" or "A1" or "A2" or "A3" or "86" or "87" or "88" || First[10..14] == "BF36");
    }
}
