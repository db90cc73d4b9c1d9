namespace NanoLpa.Virtual.Euicc.Card;

/// <summary>Status words (ISO 7816-4, ETSI TS 102 221).</summary>
public static class StatusWord
{
    /// <summary>Done.</summary>
    public const ushort Ok = 0x9000;

    /// <summary>Done, and a proactive command of xx bytes waits; without xx.</summary>
    public const ushort ProactiveCommandWaiting = 0x9100;

    /// <summary>xx bytes wait for GET RESPONSE; without xx.</summary>
    public const ushort DataWaiting = 0x6100;

    /// <summary>Le should be xx; without xx.</summary>
    public const ushort WrongLe = 0x6C00;

    /// <summary>Wrong length.</summary>
    public const ushort WrongLength = 0x6700;

    /// <summary>Logical channel not supported, or closed.</summary>
    public const ushort ChannelNotSupported = 0x6881;

    /// <summary>Secure messaging not supported.</summary>
    public const ushort SecureMessagingNotSupported = 0x6882;

    /// <summary>Command chaining by class byte not supported.</summary>
    public const ushort CommandChainingNotSupported = 0x6884;

    /// <summary>Conditions of use not satisfied.</summary>
    public const ushort ConditionsNotSatisfied = 0x6985;

    /// <summary>POL1 forbids it (KORE's LPM applet).</summary>
    public const ushort PolicyForbids = 0x69E1;

    /// <summary>Wrong data field.</summary>
    public const ushort WrongData = 0x6A80;

    /// <summary>No logical channel left.</summary>
    public const ushort NoChannelLeft = 0x6A81;

    /// <summary>Application not found.</summary>
    public const ushort NotFound = 0x6A82;

    /// <summary>Wrong P1 or P2.</summary>
    public const ushort WrongParameters = 0x6A86;

    /// <summary>Referenced data not found: a function the ISD-R does not have.</summary>
    public const ushort DataNotFound = 0x6A88;

    /// <summary>Instruction not supported.</summary>
    public const ushort InstructionNotSupported = 0x6D00;

    /// <summary>Class not supported.</summary>
    public const ushort ClassNotSupported = 0x6E00;

    /// <summary>A status word whose second byte is a count; 256 and more is 00.</summary>
    public static ushort WithCount(ushort statusWord, int count) => (ushort)(statusWord | (count >= 256 ? 0 : count));
}

/// <summary>A command that ends with this status word and no data.</summary>
public sealed class CardException(ushort statusWord) : Exception($"{statusWord:X4}")
{
    /// <summary>The status word.</summary>
    public ushort StatusWord { get; } = statusWord;
}
