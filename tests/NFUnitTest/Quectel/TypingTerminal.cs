using NanoLpa.Firmware;

namespace NFUnitTest
{
    /// <summary>A terminal that types lines and keeps what it is shown.</summary>
    public sealed class TypingTerminal : ITerminal
    {
        private readonly string[] _lines;
        private int _next;

        public TypingTerminal(params string[] lines)
        {
            _lines = lines;
        }

        /// <summary>What was shown.</summary>
        public string Shown { get; private set; } = string.Empty;

        public bool IsInteractive => false;

        public bool CanRewriteLine => false;

        public string ReadLine(int timeoutMilliseconds) => _next < _lines.Length ? _lines[_next++] : null;

        public void Write(string text) => Shown += text;

        /// <summary>Whether a line was shown.</summary>
        public bool Has(string line) => Shown.IndexOf("\r\n" + line + "\r\n") >= 0;
    }
}
