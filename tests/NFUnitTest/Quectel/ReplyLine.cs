using NanoLpa;
using NanoLpa.Quectel;

namespace NFUnitTest
{
    /// <summary>A modem that gives one answer to the first command, and another one to all that follow; AT is always answered OK.</summary>
    public sealed class ReplyLine : ISerialLine
    {
        private readonly byte[] _first;
        private readonly byte[] _later;
        private readonly SaidBytes _said = new SaidBytes();
        private string _received = string.Empty;

        /// <param name="first">Bytes that follow the first command.</param>
        /// <param name="later">Bytes that follow each later one.</param>
        public ReplyLine(byte[] first, byte[] later)
        {
            _first = first;
            _later = later;
        }

        /// <summary>How many commands came, AT not counted.</summary>
        public int Commands { get; private set; }

        /// <summary>How often AT came.</summary>
        public int Probes { get; private set; }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds) => _said.Take(buffer, offset, count);

        public void Write(byte[] buffer, int offset, int count)
        {
            _received += Utf8.ToString(buffer, offset, count);
            int end;
            while ((end = _received.IndexOf('\r')) >= 0)
            {
                var command = _received.Substring(0, end);
                _received = _received.Substring(end + 1);
                if (command.Length >= 2 && command.Substring(command.Length - 2) == "AT")
                {
                    Probes++;
                    _said.Add(Utf8.ToBytes("\r\nOK\r\n"));
                }
                else
                {
                    _said.Add(Commands++ == 0 ? _first : _later);
                }
            }
        }
    }
}
