using System.Text;

namespace NanoLpa.Firmware
{
    /// <summary>Shows a trace on the console.</summary>
    internal sealed class ConsoleTrace : ITrace
    {
        private readonly ITerminal _terminal;
        private readonly Answer _answer;

        public ConsoleTrace(ITerminal terminal, Answer answer, bool raw)
        {
            _terminal = terminal;
            _answer = answer;
            IsRaw = raw;
        }

        /// <inheritdoc />
        public bool IsRaw { get; }

        /// <inheritdoc />
        public void Write(string line, string raw)
        {
            var text = IsRaw ? raw : line;
            if (text == null)
            {
                return;
            }

            if (_answer.Json)
            {
                // Not by way of the answer: the command that runs is making one.
                var json = new StringBuilder("{\"trace\":");
                JsonText.Append(json, text);
                text = json.Append('}').ToString();
            }

            _terminal.Write(PlainText.Of(text) + "\r\n");
        }
    }
}
