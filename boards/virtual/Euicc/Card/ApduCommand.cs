namespace NanoLpa.Virtual.Euicc.Card;

/// <summary>A short command APDU (ISO 7816-4).</summary>
public sealed class ApduCommand
{
    private ApduCommand(byte[] bytes, int channel, bool isProprietary, byte[] data, int? expectedLength)
    {
        Class = bytes[0];
        Instruction = bytes[1];
        P1 = bytes[2];
        P2 = bytes[3];
        Channel = channel;
        IsProprietary = isProprietary;
        Data = data;
        ExpectedLength = expectedLength;
    }

    /// <summary>CLA.</summary>
    public byte Class { get; }

    /// <summary>INS.</summary>
    public byte Instruction { get; }

    /// <summary>P1.</summary>
    public byte P1 { get; }

    /// <summary>P2.</summary>
    public byte P2 { get; }

    /// <summary>The logical channel in the class byte.</summary>
    public int Channel { get; }

    /// <summary>Whether the class byte is 8x or Cx.</summary>
    public bool IsProprietary { get; }

    /// <summary>The command data.</summary>
    public byte[] Data { get; }

    /// <summary>Le, 256 for 00; null when there is none.</summary>
    public int? ExpectedLength { get; }

    /// <summary>Reads a command.</summary>
    /// <exception cref="CardException">6700, 6E00, 6882 or 6884.</exception>
    public static ApduCommand Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4)
        {
            throw new CardException(StatusWord.WrongLength);
        }

        (int channel, bool isProprietary) = ParseClass(bytes[0]);
        byte[] data = [];
        int? expectedLength = null;
        if (bytes.Length == 5)
        {
            expectedLength = bytes[4] == 0 ? 256 : bytes[4];
        }
        else if (bytes.Length > 5)
        {
            int length = bytes[4];
            if (length == 0 || (bytes.Length != 5 + length && bytes.Length != 6 + length))
            {
                throw new CardException(StatusWord.WrongLength);
            }

            data = bytes.Slice(5, length).ToArray();
            if (bytes.Length == 6 + length)
            {
                expectedLength = bytes[^1] == 0 ? 256 : bytes[^1];
            }
        }

        return new ApduCommand(bytes[..4].ToArray(), channel, isProprietary, data, expectedLength);
    }

    private static (int Channel, bool IsProprietary) ParseClass(byte value)
    {
        bool isProprietary = (value & 0x80) != 0;
        int low = value & 0x7F;
        if (value == 0xFF || (low is >= 0x20 and < 0x40))
        {
            throw new CardException(StatusWord.ClassNotSupported);
        }

        bool isFurther = (low & 0x40) != 0;
        if ((low & 0x10) != 0)
        {
            throw new CardException(StatusWord.CommandChainingNotSupported);
        }

        if ((low & (isFurther ? 0x20 : 0x0C)) != 0)
        {
            throw new CardException(StatusWord.SecureMessagingNotSupported);
        }

        return (isFurther ? 4 + (low & 0x0F) : low & 0x03, isProprietary);
    }
}

/// <summary>Response data and status word.</summary>
public readonly record struct ApduAnswer(byte[] Data, ushort StatusWord)
{
    /// <summary>No data.</summary>
    public ApduAnswer(ushort statusWord)
        : this([], statusWord)
    {
    }

    /// <summary>As the card sends it.</summary>
    public byte[] ToBytes() => [.. Data, (byte)(StatusWord >> 8), (byte)StatusWord];
}
