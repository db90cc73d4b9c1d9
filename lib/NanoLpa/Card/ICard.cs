namespace NanoLpa
{
    /// <summary>The eUICC behind a reader or a modem: one command APDU in, one response APDU out (ISO/IEC 7816-4).</summary>
    /// <remarks>An implementation neither fetches 61xx answers nor repeats 6Cxx commands: that is done above it.</remarks>
    public interface ICard
    {
        /// <summary>Sends one command APDU and waits for its answer.</summary>
        /// <param name="command">Buffer that starts with the command APDU.</param>
        /// <param name="length">Length of the command APDU in bytes, 5 to 261.</param>
        /// <param name="response">Receives the answer, data then SW1 SW2; at least 258 bytes. May be the same array as <paramref name="command"/>.</param>
        /// <returns>Bytes written to <paramref name="response"/>, at least 2.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.CardTimeout"/>: no answer by the deadline;
        /// <see cref="LpaError.CardTransport"/>: the modem refused the command (its CME error is the detail);
        /// <see cref="LpaError.CardResponse"/>: the answer was garbled.</exception>
        int Transmit(byte[] command, int length, byte[] response);
    }
}
