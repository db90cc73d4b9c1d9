namespace NanoLpa
{
    /// <summary>Is told what goes to modem and servers and what comes back, line by line, while somebody watches.</summary>
    /// <remarks>Whoever tells it holds null when nobody watches, and then makes no lines.</remarks>
    public interface ITrace
    {
        /// <summary>Whether the lines are wanted as they are on the wire too, secrets included.</summary>
        bool IsRaw { get; }

        /// <summary>Takes a line. May be called from any thread.</summary>
        /// <param name="line">The line without secrets: no matching IDs, codes, keys, passwords or payloads. Null when
        /// nothing is to be seen of it.</param>
        /// <param name="raw">The line as it is on the wire; null unless <see cref="IsRaw"/>, or when there is no such line.</param>
        void Write(string line, string raw);
    }
}
