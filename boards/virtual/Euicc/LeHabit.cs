namespace NanoLpa.Virtual.Euicc;

/// <summary>What a card makes of Le behind the data of a command, where it would keep the answer for GET RESPONSE otherwise.</summary>
public enum LeHabit
{
    /// <summary>Nothing: the answer waits behind 61xx, as with T=0.</summary>
    Ignored,

    /// <summary>The answer comes at once, up to 256 bytes of it.</summary>
    Heeded,

    /// <summary>6700.</summary>
    Refused,

    /// <summary>9000, and the answer is gone.</summary>
    Swallowed,
}
