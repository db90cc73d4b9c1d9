namespace NanoLpa.Virtual.Euicc.Card;

/// <summary>The logical channels: which are open, what is selected on them, and what waits for GET RESPONSE.</summary>
internal sealed class Channels(EuiccOptions options, IReadOnlyList<ICardApplication> applications)
{
    private readonly Channel?[] _channels = new Channel?[20];

    /// <summary>Open channels besides the basic channel 0.</summary>
    public int OpenCount => _channels.Skip(1).Count(channel => channel is not null);

    /// <summary>The channel, or 6881.</summary>
    public Channel this[int number] =>
        _channels[number] ?? throw new CardException(StatusWord.ChannelNotSupported);

    /// <summary>As after power on: only channel 0, nothing selected.</summary>
    public void Reset()
    {
        for (int number = 0; number < _channels.Length; number++)
        {
            Close(number);
        }

        _channels[0] = new Channel(0);
    }

    /// <summary>MANAGE CHANNEL.</summary>
    public ApduAnswer Manage(ApduCommand command)
    {
        if (command.IsProprietary)
        {
            throw new CardException(StatusWord.ClassNotSupported);
        }

        return command.P1 switch
        {
            0x00 when command.P2 == 0 => Open(command),
            0x80 when command.P2 > 0 => CloseExplicitly(command.P2),
            0x80 when command.Channel > 0 => CloseExplicitly(command.Channel),
            _ => throw new CardException(StatusWord.WrongParameters),
        };
    }

    /// <summary>SELECT by AID; a shorter AID selects the first application that starts with it.</summary>
    public ApduAnswer Select(ApduCommand command)
    {
        if (command.IsProprietary)
        {
            throw new CardException(StatusWord.ClassNotSupported);
        }

        Channel channel = this[command.Channel];
        if (command.P1 != 0x04 || (command.P2 & 0xF3) != 0)
        {
            throw new CardException(command.P1 == 0x04 ? StatusWord.WrongParameters : StatusWord.NotFound);
        }

        ICardApplication application = applications.FirstOrDefault(
            candidate => command.Data.Length >= 5 && candidate.Aid.AsSpan().StartsWith(command.Data))
            ?? throw new CardException(StatusWord.NotFound);

        channel.Selected?.Deselect(channel.Number);
        channel.Selected = application;
        byte[] information = application.Select(channel.Number);
        return new ApduAnswer((command.P2 & 0x0C) == 0x0C ? [] : information, StatusWord.Ok);
    }

    private ApduAnswer Open(ApduCommand command)
    {
        if (command.Data.Length > 0)
        {
            throw new CardException(StatusWord.WrongLength);
        }

        if (options.StrictLe && command.ExpectedLength is { } expected && expected != 1)
        {
            throw new CardException(StatusWord.WithCount(StatusWord.WrongLe, 1));
        }

        int number = Array.FindIndex(_channels, 1, channel => channel is null);
        if (number < 0 || number > options.HighestChannel)
        {
            throw new CardException(StatusWord.NoChannelLeft);
        }

        _channels[number] = new Channel(number);
        return new ApduAnswer([(byte)number], StatusWord.Ok);
    }

    private ApduAnswer CloseExplicitly(int number)
    {
        if (number >= _channels.Length || _channels[number] is null)
        {
            throw new CardException(StatusWord.ChannelNotSupported);
        }

        Close(number);
        return new ApduAnswer(StatusWord.Ok);
    }

    private void Close(int number)
    {
        _channels[number]?.Selected?.Deselect(number);
        _channels[number] = null;
    }
}

/// <summary>One open logical channel.</summary>
internal sealed class Channel(int number)
{
    /// <summary>Its number.</summary>
    public int Number { get; } = number;

    /// <summary>What is selected on it.</summary>
    public ICardApplication? Selected { get; set; }

    /// <summary>Response data that GET RESPONSE has not fetched yet, with the status word behind it.</summary>
    public ApduAnswer? Waiting { get; set; }
}
