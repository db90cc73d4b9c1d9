using System.Text;

namespace NanoLpa.Firmware
{
    /// <summary>What a command answers: lines for a person, or one JSON object in a line for a program.</summary>
    /// <remarks>A command gives both, a line and the same as values; which of them is shown is the console's setting.</remarks>
    public sealed class Answer
    {
        private readonly ITerminal _terminal;
        private readonly StringBuilder _data = new StringBuilder();
        private LpaException _error;
        private string _reason;
        private bool _first;

        /// <summary>Creates the answers of a terminal; lines unless <see cref="Json"/> is set.</summary>
        public Answer(ITerminal terminal)
        {
            _terminal = terminal;
        }

        /// <summary>Whether a program reads the answers.</summary>
        public bool Json { get; set; }

        /// <summary>Shows a line to a person; control characters in it, which cards and servers can put into names, as question marks.</summary>
        public void Line(string text)
        {
            if (!Json)
            {
                _terminal.Write(PlainText.Of(text) + "\r\n");
            }
        }

        /// <summary>Says why the command failed.</summary>
        /// <returns>False.</returns>
        public bool Fail(string reason)
        {
            _reason = reason;
            Line("error: " + reason);
            return false;
        }

        /// <summary>Says why a function of the eSIM failed.</summary>
        /// <returns>False.</returns>
        public bool Fail(LpaException error)
        {
            _error = error;
            return Fail(ErrorText.Of(error));
        }

        /// <summary>Says why a function of the eSIM failed, and what came of it.</summary>
        /// <returns>False.</returns>
        public bool Fail(LpaException error, string outcome)
        {
            _error = error;
            return Fail(outcome == null ? ErrorText.Of(error) : ErrorText.Of(error) + "; " + outcome);
        }

        /// <summary>Adds a text to the data; null is left out.</summary>
        public void Value(string name, string value)
        {
            if (Json && value != null)
            {
                Name(name);
                JsonText.Append(_data, value);
            }
        }

        /// <summary>Adds a number to the data.</summary>
        public void Value(string name, int value)
        {
            if (Json)
            {
                Name(name);
                _data.Append(value);
            }
        }

        /// <summary>Adds true or false to the data.</summary>
        public void Value(string name, bool value)
        {
            if (Json)
            {
                Name(name);
                _data.Append(value ? "true" : "false");
            }
        }

        /// <summary>Adds the numbers of an error to the data.</summary>
        public void Value(LpaException error)
        {
            Value("code", (int)error.Code);
            Value("stage", (int)error.Stage);
            if (error.Detail >= 0)
            {
                Value("detail", error.Detail);
            }

            if (error.StatusWord != 0)
            {
                Value("sw", error.StatusWord.ToString("X4"));
            }

            if (error.HttpStatus != 0)
            {
                Value("http", error.HttpStatus);
            }

            Value("subject", error.SubjectCode);
            Value("reason", error.ReasonCode);
        }

        /// <summary>Opens an array in the data.</summary>
        public void BeginArray(string name) => Open(name, '[');

        /// <summary>Closes an array.</summary>
        public void EndArray() => Close(']');

        /// <summary>Opens an object in the data: a member, or an element of an array when its name is null.</summary>
        public void BeginObject(string name) => Open(name, '{');

        /// <summary>Closes an object.</summary>
        public void EndObject() => Close('}');

        /// <summary>Tells a program something while the command runs: an object of its own, with what <see cref="Value(string,string)"/> adds until <see cref="EndMessage"/>.</summary>
        /// <remarks>Values that the command has added before are dropped: it adds its own behind its last message.</remarks>
        /// <param name="kind">What the message is about; it becomes the object's one member.</param>
        public void BeginMessage(string kind)
        {
            Clear();
            Open(kind, '{');
        }

        /// <summary>Sends the message.</summary>
        public void EndMessage()
        {
            Close('}');
            if (Json)
            {
                _terminal.Write("{" + _data.ToString() + "}\r\n");
            }

            Clear();
        }

        /// <summary>Begins the answer to a command.</summary>
        internal void Begin()
        {
            Clear();
            _error = null;
            _reason = null;
        }

        /// <summary>Ends the answer: a program now gets its object.</summary>
        internal void End(string command, bool succeeded)
        {
            if (!Json)
            {
                return;
            }

            var data = _data.ToString();
            Clear();
            Value("command", command);
            Value("result", succeeded ? 0 : 1);
            if (_error != null)
            {
                Value(_error);
            }

            Value("message", _reason);
            _terminal.Write("{" + _data.ToString() + ",\"data\":{" + data + "}}\r\n");
            Clear();
        }

        private void Open(string name, char bracket)
        {
            if (Json)
            {
                Name(name);
                _data.Append(bracket);
                _first = true;
            }
        }

        private void Close(char bracket)
        {
            if (Json)
            {
                _data.Append(bracket);
                _first = false;
            }
        }

        private void Name(string name)
        {
            if (!_first)
            {
                _data.Append(',');
            }

            _first = false;
            if (name != null)
            {
                JsonText.Append(_data, name);
                _data.Append(':');
            }
        }

        private void Clear()
        {
            _data.Clear();
            _first = true;
        }
    }
}
