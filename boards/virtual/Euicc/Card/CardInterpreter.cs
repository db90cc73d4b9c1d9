namespace NanoLpa.Virtual.Euicc.Card;

/// <summary>
/// The card below its applications: class byte, channels, SELECT, GET RESPONSE, and what a terminal sends to a UICC.
/// </summary>
internal sealed class CardInterpreter(EuiccOptions options, Channels channels, ProactiveCommands proactive)
{
    private const int MaxResponse = 256;

    /// <summary>One command in, one answer out.</summary>
    public ApduAnswer Process(ReadOnlySpan<byte> bytes)
    {
        try
        {
            ApduCommand command = ApduCommand.Parse(bytes);
            Channel channel = channels[command.Channel];
            if (command.Instruction == 0xC0)
            {
                return GetResponse(command, channel);
            }

            if (options.Le == LeHabit.Refused && IsWithLe(command))
            {
                throw new CardException(StatusWord.WrongLength);
            }

            channel.Waiting = null;
            return Deliver(command, channel, Dispatch(command, channel));
        }
        catch (CardException exception)
        {
            return new ApduAnswer(exception.StatusWord);
        }
    }

    private ApduAnswer Dispatch(ApduCommand command, Channel channel) => (command.Instruction, command.IsProprietary) switch
    {
        (0x70, _) when command.P1 == 0x80 => channels.Manage(command) with { StatusWord = proactive.Success },
        (0x70, _) => channels.Manage(command),
        (0xA4, _) => channels.Select(command),
        (0x10 or 0xAA or 0xC2, true) => new ApduAnswer(StatusWord.Ok), // TERMINAL PROFILE and CAPABILITY, ENVELOPE
        (0xF2, true) => ChannelStatus.Of(command, channel),
        (0x12, true) => proactive.Fetch(),
        (0x14, true) => proactive.Finish(),
        _ => channel.Selected?.Process(command) ?? throw new CardException(StatusWord.InstructionNotSupported),
    };

    // Data behind a command with data waits for GET RESPONSE when the card speaks T=0.
    private ApduAnswer Deliver(ApduCommand command, Channel channel, ApduAnswer answer)
    {
        if (answer.Data.Length == 0)
        {
            return answer;
        }

        if (options.Le == LeHabit.Swallowed && IsWithLe(command))
        {
            return new ApduAnswer(answer.StatusWord);
        }

        if (command.Data.Length > 0 && options.UseGetResponse && !(options.Le == LeHabit.Heeded && IsWithLe(command)))
        {
            channel.Waiting = answer;
            return new ApduAnswer(StatusWord.WithCount(StatusWord.DataWaiting, answer.Data.Length));
        }

        if (options.StrictLe && IsWithLe(command) && command.ExpectedLength > answer.Data.Length)
        {
            throw new CardException(StatusWord.WithCount(StatusWord.WrongLe, answer.Data.Length));
        }

        return Take(channel, answer, command.ExpectedLength ?? MaxResponse);
    }

    private static bool IsWithLe(ApduCommand command) => command.Data.Length > 0 && command.ExpectedLength is not null;

    private ApduAnswer GetResponse(ApduCommand command, Channel channel)
    {
        if (command.P1 != 0 || command.P2 != 0)
        {
            throw new CardException(StatusWord.WrongParameters);
        }

        ApduAnswer waiting = channel.Waiting ?? throw new CardException(StatusWord.ConditionsNotSatisfied);
        int expected = command.ExpectedLength ?? MaxResponse;
        if (options.StrictLe && expected > waiting.Data.Length)
        {
            throw new CardException(StatusWord.WithCount(StatusWord.WrongLe, waiting.Data.Length));
        }

        return Take(channel, waiting, expected);
    }

    private static ApduAnswer Take(Channel channel, ApduAnswer answer, int count)
    {
        if (count >= answer.Data.Length)
        {
            channel.Waiting = null;
            return answer;
        }

        channel.Waiting = answer with { Data = answer.Data[count..] };
        return new ApduAnswer(
            answer.Data[..count], StatusWord.WithCount(StatusWord.DataWaiting, answer.Data.Length - count));
    }
}
