using System;
using NanoLpa;
using NanoLpa.Quectel;

namespace NFUnitTest
{
    /// <summary>A modem that gives one answer to the first command, and another one to all that follow; AT is always answered OK.</summary>
    public sealed class ReplyLine : ISerialLine
    {
        private readonly byte[] _first;
        private readonly byte[] _later;
        private string _received = string.Empty;
        private byte[] _incoming = new byte[0];
        private int _taken;

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

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            var left = _incoming.Length - _taken;
            count = count < left ? count : left;
            Array.Copy(_incoming, _taken, buffer, offset, count);
            _taken += count;
            return count;
        }

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
                    Say(Utf8.ToBytes("\r\nOK\r\n"));
                }
                else
                {
                    Say(Commands++ == 0 ? _first : _later);
                }
            }
        }

        private void Say(byte[] bytes)
        {
            var rest = _incoming.Length - _taken;
            var incoming = new byte[rest + bytes.Length];
            Array.Copy(_incoming, _taken, incoming, 0, rest);
            Array.Copy(bytes, 0, incoming, rest, bytes.Length);
            _incoming = incoming;
            _taken = 0;
        }
    }
}
