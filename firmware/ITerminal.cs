namespace NanoLpa.Firmware
{
    /// <summary>Where the person or the program sits that gives commands.</summary>
    public interface ITerminal
    {
        /// <summary>Whether a person types the lines: a prompt makes sense.</summary>
        bool IsInteractive { get; }

        /// <summary>Whether a line can be written anew in place, with a carriage return.</summary>
        bool CanRewriteLine { get; }

        /// <summary>Reads a line.</summary>
        /// <param name="timeoutMilliseconds">How long to wait for its end; -1 for ever.</param>
        /// <returns>The line without its end; null when no more will come.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.UserTimeout"/>: no line in time.</exception>
        string ReadLine(int timeoutMilliseconds);

        /// <summary>Writes text as it is.</summary>
        void Write(string text);
    }
}
