namespace NanoLpa.Virtual.Euicc.Card;

/// <summary>An application on the card, selected by its AID on a logical channel.</summary>
public interface ICardApplication
{
    /// <summary>The AID.</summary>
    byte[] Aid { get; }

    /// <summary>It is selected on a channel; the answer to SELECT (FCI).</summary>
    byte[] Select(int channel);

    /// <summary>A command that the card itself does not know.</summary>
    ApduAnswer Process(ApduCommand command);

    /// <summary>It is no longer selected on a channel.</summary>
    void Deselect(int channel);
}
