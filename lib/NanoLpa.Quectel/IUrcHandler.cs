namespace NanoLpa.Quectel
{
    /// <summary>Someone who wants to hear what the modem says unasked (unsolicited result codes, URC).</summary>
    public interface IUrcHandler
    {
        /// <summary>Looks at a line that is no part of an answer.</summary>
        /// <remarks>Called on the thread that happens to read from the modem, in the middle of its command: take a note
        /// and return. A command from here is refused with <see cref="LpaError.Busy"/>.</remarks>
        /// <param name="line">The line from its start, without its end.</param>
        /// <returns>True when the line was this handler's; the other handlers are not asked then.</returns>
        bool OnUrc(AtLine line);
    }
}
