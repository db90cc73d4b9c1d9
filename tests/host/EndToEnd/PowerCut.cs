using NanoLpa;
using NanoLpa.Firmware;
using NanoLpa.Quectel;

namespace HostTests.EndToEnd;

/// <summary>A board whose power goes after so many commands to the modem: from then on nothing reaches modem or store.</summary>
internal sealed class PowerCut : ISettingsStore
{
    private readonly byte[]?[] _slots = new byte[4][];
    private readonly CutLine _line = new();
    private int _commandsLeft = -1;

    public PowerCut() => _line.Written += Count;

    /// <summary>Commands that still go out; the last one does, and its answer is not heard. Negative: the power holds.</summary>
    public int CommandsLeft
    {
        set => Interlocked.Exchange(ref _commandsLeft, value);
    }

    /// <summary>Writes to the store that still succeed; the next one is torn, and the power gone. Negative: it holds.</summary>
    public int WritesLeft { get; set; } = -1;

    /// <summary>Whether counting has begun: with the first write of a journal.</summary>
    public bool IsArmed { get; private set; }

    public bool IsOff => _line.IsOff;

    /// <summary>Commands since the journal's first write.</summary>
    public int Commands { get; private set; }

    /// <summary>The power is back, and holds.</summary>
    public void Restore()
    {
        _line.Restore();
        IsArmed = false;
        CommandsLeft = -1;
        WritesLeft = -1;
    }

    public ISerialLine Wrap(ISerialLine line) => _line.Wrap(line);

    public byte[]? Read(int slot) => _slots[slot];

    public void Write(int slot, byte[] data)
    {
        if (IsOff)
        {
            throw new LpaException(LpaError.SettingsStore);
        }

        IsArmed |= slot >= 2;
        if (WritesLeft == 0)
        {
            _slots[slot] = data[..(data.Length / 2)];
            _line.Cut();
            throw new LpaException(LpaError.SettingsStore);
        }

        WritesLeft--;
        _slots[slot] = [.. data];
    }

    private void Count()
    {
        if (!IsArmed)
        {
            return;
        }

        Commands++;
        if (Interlocked.Decrement(ref _commandsLeft) == 0)
        {
            _line.Cut();
        }
    }
}
