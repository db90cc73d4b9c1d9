using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Card;

/// <summary>STATUS (TS 102 221, 11.1.2): where a channel stands. A new one stands at the MF, and no application is selected on it.</summary>
internal static class ChannelStatus
{
    private static readonly byte[] Directory = Der.Encode(0x82, [0x78, 0x21]);
    private static readonly byte[] MasterFile = Der.Encode(0x83, [0x3F, 0x00]);

    /// <summary>P2: 00 the parameters of the current directory, 01 the name of the application, 0C nothing.</summary>
    public static ApduAnswer Of(ApduCommand command, Channel channel)
    {
        var name = channel.Selected is { } application ? Der.Encode(0x84, application.Aid.AsSpan()) : [];
        return command.P2 switch
        {
            0x00 => new ApduAnswer(Der.Encode(0x62, Directory, name.Length > 0 ? name : MasterFile), StatusWord.Ok),
            0x01 => new ApduAnswer(name, StatusWord.Ok),
            0x0C => new ApduAnswer(StatusWord.Ok),
            _ => throw new CardException(StatusWord.WrongParameters),
        };
    }
}
