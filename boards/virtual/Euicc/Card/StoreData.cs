namespace NanoLpa.Virtual.Euicc.Card;

/// <summary>The blocks of one STORE DATA command sequence on one channel (SGP.22 section 5.7.2).</summary>
internal sealed class StoreData
{
    private const byte MoreBlocks = 0x11;
    private const byte LastBlock = 0x91;

    private readonly List<byte> _data = [];
    private int _nextBlock;

    /// <summary>Takes a block; the whole request behind the last one, or null. Block 0 begins anew.</summary>
    /// <exception cref="CardException">6A86: P1 is neither 11 nor 91, or a block is missing.</exception>
    public byte[]? Add(ApduCommand command)
    {
        if (command.P2 == 0)
        {
            Clear();
        }

        if (command.P1 is not (MoreBlocks or LastBlock) || command.P2 != _nextBlock)
        {
            Clear();
            throw new CardException(StatusWord.WrongParameters);
        }

        if (command.Data.Length == 0)
        {
            Clear();
            throw new CardException(StatusWord.WrongLength);
        }

        _data.AddRange(command.Data);
        _nextBlock++;
        if (command.P1 == MoreBlocks)
        {
            return null;
        }

        byte[] request = [.. _data];
        Clear();
        return request;
    }

    private void Clear()
    {
        _data.Clear();
        _nextBlock = 0;
    }
}
