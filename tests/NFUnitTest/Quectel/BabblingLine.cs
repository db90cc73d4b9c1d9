using NanoLpa;
using NanoLpa.Quectel;

namespace NFUnitTest
{
    /// <summary>A modem that says one thing to the first command, and then another for ever, or until it has said enough; from then on it answers OK.</summary>
    public sealed class BabblingLine : ISerialLine
    {
        private readonly byte[] _more;
        private readonly SaidBytes _line = new SaidBytes();
        private int _said;
        private bool _wasAsked;

        /// <param name="start">What it says first.</param>
        /// <param name="more">What it says for ever then.</param>
        public BabblingLine(string start, string more)
        {
            _line.Say(Utf8.ToBytes(start));
            _more = Utf8.ToBytes(more);
        }

        /// <summary>When it has said so many bytes, it stops.</summary>
        public int Most { get; set; } = int.MaxValue;

        /// <summary>What it says last then.</summary>
        public string Then { get; set; } = string.Empty;

        /// <summary>It has come to its senses: it ends what it says, and answers OK from now on.</summary>
        public bool IsSane { get; set; }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            if (!_wasAsked)
            {
                return 0;
            }

            if (_line.Left == 0)
            {
                if (IsSane)
                {
                    return 0;
                }

                IsSane = _said >= Most;
                _line.Say(IsSane ? Utf8.ToBytes(Then) : _more);
                _said += _line.Left;
            }

            return _line.Take(buffer, offset, count);
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            _wasAsked = true;
            if (IsSane && buffer[offset + count - 1] == '\r')
            {
                _line.Say(Utf8.ToBytes("\r\nOK\r\n"));
            }
        }
    }
}
