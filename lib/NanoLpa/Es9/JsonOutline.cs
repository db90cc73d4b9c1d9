using System.Text;

namespace NanoLpa
{
    /// <summary>What a trace may show of JSON that passes by: names of members, lengths of texts, and status codes.</summary>
    internal sealed class JsonOutline
    {
        // Names and codes of ES9+ are shorter; more is of no use.
        private const int LongestToken = 32;
        private const int LongestText = 400;

        private readonly StringBuilder _text = new StringBuilder();
        private readonly byte[] _token = new byte[LongestToken];
        private string _name;
        private int _length;
        private bool _inString;
        private bool _escaped;
        private bool _ended;

        /// <summary>Takes the next bytes.</summary>
        public void Add(byte[] bytes, int offset, int count)
        {
            for (var end = offset + count; offset < end; offset++)
            {
                Add(bytes[offset]);
            }
        }

        /// <summary>For example <c> transactionId(32) status=Failed</c>, with a blank before each; empty when there was nothing.</summary>
        public override string ToString()
        {
            EndString(false);
            return _text.ToString();
        }

        private void Add(byte b)
        {
            if (_inString)
            {
                if (b == '"' && !_escaped)
                {
                    _inString = false;
                    _ended = true;
                    return;
                }

                _escaped = b == '\\' && !_escaped;
                if (_length < LongestToken)
                {
                    _token[_length] = b;
                }

                _length++;
            }
            else if (b == '"')
            {
                EndString(false);
                _inString = true;
                _length = 0;
            }
            else if (b > ' ')
            {
                EndString(b == ':');
                _name = b == ',' || b == '}' ? null : _name;
            }
        }

        /// <summary>What the string was is known by what follows it: a colon follows a name.</summary>
        private void EndString(bool isName)
        {
            if (!_ended)
            {
                return;
            }

            _ended = false;
            if (isName)
            {
                _name = Token();
            }
            else if (_name != null && _text.Length < LongestText)
            {
                var value = _name == "status" || _name == "subjectCode" || _name == "reasonCode" ? Token() : null;
                _text.Append(' ');
                _text.Append(_name);
                _text.Append(value == null ? "(" + _length.ToString() + ")" : "=" + value);
                _name = null;
            }
        }

        /// <summary>The string, when it is a plain word; null for anything longer or stranger.</summary>
        private string Token()
        {
            for (var i = 0; i < _length; i++)
            {
                if (i >= LongestToken)
                {
                    return null;
                }

                int b = _token[i];
                var isPlain = (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '.' || b == '-';
                if (!isPlain)
                {
                    return null;
                }
            }

            return Utf8.ToString(_token, 0, _length);
        }
    }
}
