namespace NanoLpa.Virtual.Modem;

/// <summary>One AT port: its own echo, error format and command line; all else belongs to the modem.</summary>
internal sealed class ModemPort
{
    private readonly PortInput _input;
    private readonly PortOutput _output;
    private readonly int _number;
    private readonly Func<int>? _hostRate;
    private ModemFault? _fault;
    private bool _garbageSent;

    public ModemPort(VirtualModem modem, Stream stream, int number, Func<int>? hostRate, CancellationToken stop)
    {
        Modem = modem;
        _number = number;
        _hostRate = hostRate;
        _input = new PortInput(stream, Arrive, stop);
        _output = new PortOutput(stream, () => Habits, Leave);
        SetDefaults();
    }

    public VirtualModem Modem { get; }

    public bool Echo { get; set; }

    private PortHabits Habits => Modem.Options.Habits;

    private LineNoise? Noise => Modem.BaudRate > Modem.Options.QuietUpTo ? Modem.Options.Noise : null;

    /// <summary>AT+IPR: takes effect when its answer has been sent.</summary>
    public int? NextBaudRate { get; set; }

    /// <summary>AT+CMEE.</summary>
    public int ErrorFormat { get; set; }

    /// <summary>What ATZ, AT&amp;F and a reboot bring back.</summary>
    public void SetDefaults()
    {
        Echo = true;
        ErrorFormat = Modem.Options.ErrorFormat;
    }

    /// <summary>Serves the stream until it ends.</summary>
    public async Task RunAsync(CancellationTokenSource stop)
    {
        SayGarbage();
        var writer = _output.RunAsync(stop.Token);
        var reader = ReadAsync();
        if (await Task.WhenAny(reader, writer).ConfigureAwait(false) == writer)
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        try
        {
            await reader.ConfigureAwait(false);
        }
        finally
        {
            _output.Complete();
            await writer.ConfigureAwait(false);
        }
    }

    /// <summary>What comes when the port is opened, and when the modem starts.</summary>
    public void SayGarbage() => _output.Write(Habits.Garbage ?? []);

    /// <summary>Sends an unsolicited line, after the answer in the making if there is one.</summary>
    public void Unsolicited(string text)
    {
        Trace("* " + text);
        _output.Unsolicited(text);
    }

    /// <summary>Back to power-on.</summary>
    public void Restart()
    {
        SetDefaults();
        NextBaudRate = null;
        _output.Forget();
    }

    /// <summary>Sends the answer so far, then takes data from the host: for CONNECT and the ">" prompt.</summary>
    public Task<bool> ReadDataAsync(AtAnswer answer, Memory<byte> data, TimeSpan idle)
    {
        Send([.. answer.Take(), .. Urc()]);
        return _input.ReadDataAsync(data, idle);
    }

    /// <summary>Sends bytes of an answer ahead of its end.</summary>
    public void Send(byte[] bytes)
    {
        if (_fault?.DropAnswer == true || _fault?.Reboot == true || bytes.Length == 0)
        {
            return;
        }

        if (_fault?.GarbageBefore is { } garbage && !_garbageSent)
        {
            _garbageSent = true;
            bytes = [.. garbage, .. bytes];
        }

        _output.Write(bytes, _fault?.SplitBytes ?? 0);
    }

    private async Task ReadAsync()
    {
        while (await _input.ReadLineAsync(EchoBack, () => Modem.Booting || Modem.Options.Hangs).ConfigureAwait(false) is { } line)
        {
            var prefix = line.IndexOf("AT", StringComparison.OrdinalIgnoreCase);
            if (prefix < 0)
            {
                continue;
            }

            line = line[prefix..];
            Trace("> " + line);
            _output.BeginAnswer();
            try
            {
                await AnswerAsync(line).ConfigureAwait(false);
            }
            finally
            {
                _fault = null;
                _output.EndAnswer();
            }
        }
    }

    private void EchoBack(ReadOnlySpan<byte> bytes)
    {
        if (Echo)
        {
            _output.Write(bytes.ToArray());
        }
    }

    private async Task AnswerAsync(string line)
    {
        _garbageSent = false;
        _fault = Modem.Options.Faults?.Invoke(line);
        if (_fault is { TalksInstead: true } talk)
        {
            await talk.TalkAsync(bytes => _output.Write(bytes), Habits).ConfigureAwait(false);
            return;
        }

        var answer = new AtAnswer(Habits);
        var result = _fault?.AnswerError is { } error ? Refusal(error) : await ExecuteAsync(line, answer).ConfigureAwait(false);
        if (_fault?.Reboot == true)
        {
            Modem.Reboot();
            return;
        }

        var information = answer.Take();
        information = _fault?.DropInformation == true ? [] : information;
        var final = result.Kind == AtResult.Kinds.Written ? [] : Habits.Line(result.Text(ErrorFormat));
        byte[] inside = [.. _fault?.UrcInside is { } urc ? Habits.Line(urc) : [], .. Urc()];
        Trace("< " + (result.Kind == AtResult.Kinds.Written ? "done" : result.Text(ErrorFormat)));
        Send([.. Urc(), .. final.Length == 0 ? [.. inside, .. information] : (byte[])[.. information, .. inside, .. final]]);
        if (NextBaudRate is { } rate)
        {
            Modem.BaudRate = rate;
            NextBaudRate = null;
        }
    }

    private byte[] Urc() => Habits.UrcEverywhere is { } urc ? Habits.Line(urc) : [];

    private static AtResult Refusal(int error) => error < 0 ? AtResult.Error : AtResult.Cme(error);

    private async Task<AtResult> ExecuteAsync(string line, AtAnswer answer)
    {
        var commands = AtCommand.ParseLine(line[2..]);
        if (commands is null)
        {
            return AtResult.Error;
        }

        var result = AtResult.Ok;
        foreach (var command in commands)
        {
            var handler = Modem.Commands.Find(command);
            result = handler is null ? AtResult.Error : await handler(this, command, answer).ConfigureAwait(false);
            if (result.Failed)
            {
                break;
            }
        }

        return result;
    }

    /// <summary>What the host says goes over the wire.</summary>
    private int Arrive(Span<byte> bytes)
    {
        Garble(bytes, int.MaxValue);
        return Noise?.ToModem(bytes) ?? bytes.Length;
    }

    /// <summary>What the modem says goes over the wire; where RTS is not wired, it waits for it in vain.</summary>
    private int Leave(Span<byte> bytes)
    {
        if (Modem.FlowControl && !Modem.Options.FlowControlWired)
        {
            return 0;
        }

        Garble(bytes, Modem.Options.HighestCarried);
        var left = Modem.Options.Overrun?.Damage(bytes) ?? bytes.Length;
        return Noise?.ToHost(bytes[..left]) ?? left;
    }

    /// <summary>What arrives at a UART that runs at another speed.</summary>
    private void Garble(Span<byte> bytes, int highest)
    {
        if (_hostRate is null || (_hostRate() == Modem.BaudRate && Modem.BaudRate <= highest))
        {
            return;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(0x80 | (bytes[i] ^ 0x55));
        }
    }

    private void Trace(string text) => Modem.Options.Trace?.Invoke($"modem {_number} {text}");
}
