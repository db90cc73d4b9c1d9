namespace NanoLpa.Firmware
{
    /// <summary>Shows a value with its label to a person, and with its name to a program. What is not known is left out.</summary>
    internal sealed class Fields
    {
        private readonly LpaConsole _lpa;

        public Fields(LpaConsole lpa)
        {
            _lpa = lpa;
        }

        /// <summary>A group of values begins.</summary>
        public void Begin(string label, string name)
        {
            _lpa.Print(label);
            _lpa.Answer.BeginObject(name);
        }

        /// <summary>The group ends.</summary>
        public void End() => _lpa.Answer.EndObject();

        /// <summary>A text; null when it is not known.</summary>
        public void Text(string label, string name, string value)
        {
            if (value != null)
            {
                Line(label, value);
                _lpa.Answer.Value(name, value);
            }
        }

        /// <summary>Bytes, as hexadecimal digits; null when they are not known.</summary>
        public void Bytes(string label, string name, byte[] value) =>
            Text(label, name, value == null ? null : Hex.ToString(value, 0, value.Length));

        /// <summary>A number; -1 when it is not known.</summary>
        public void Number(string label, string name, int value, string unit)
        {
            if (value >= 0)
            {
                Line(label, value.ToString() + unit);
                _lpa.Answer.Value(name, value);
            }
        }

        /// <summary>Several words; a person is told when there are none.</summary>
        public void List(string label, string name, string[] values)
        {
            var text = string.Empty;
            _lpa.Answer.BeginArray(name);
            foreach (var value in values)
            {
                text += text.Length == 0 ? value : ", " + value;
                _lpa.Answer.Value(null, value);
            }

            _lpa.Answer.EndArray();
            Line(label, text.Length == 0 ? "none" : text);
        }

        /// <summary>Several byte strings, as hexadecimal digits.</summary>
        public void List(string label, string name, byte[][] values)
        {
            var texts = new string[values.Length];
            for (var i = 0; i < values.Length; i++)
            {
                texts[i] = Hex.ToString(values[i], 0, values[i].Length);
            }

            List(label, name, texts);
        }

        /// <summary>A line for a person alone.</summary>
        public void Line(string label, string text) => _lpa.Print("  " + label + ": " + text);
    }
}
