using System;

namespace NanoLpa.Quectel
{
    /// <summary>Lines and bytes of an HTTP answer, through one buffer that never grows.</summary>
    internal sealed class HttpLines
    {
        // All headers of an answer together, and all trailers.
        private const int MostHeadBytes = 16384;

        // What is kept of a line longer than the buffer. No line that matters is longer.
        private const int KeptBytes = 128;

        /// <summary>The greatest number that is read. eUICCs hold some 2 MB at most, and what is for them comes in base64.</summary>
        public const int MostNumber = 10000000;

        private readonly IByteSource _source;
        private readonly byte[] _buffer;
        private int _head;
        private int _tail;
        private int _budget;

        public HttpLines(IByteSource source, byte[] buffer)
        {
            _source = source;
            _buffer = buffer;
        }

        public byte[] Buffer => _buffer;

        /// <summary>Where the line read last starts.</summary>
        public int Start { get; private set; }

        /// <summary>Where it ends, without CR and LF.</summary>
        public int End { get; private set; }

        /// <summary>The line was longer than the buffer, and only its start is there.</summary>
        public bool IsCut { get; private set; }

        /// <summary>Something was received.</summary>
        public bool HasBegun { get; private set; }

        /// <summary>Bytes were received that nobody took.</summary>
        public bool HasRest => _tail > _head;

        /// <summary>Forgets everything: another answer follows.</summary>
        public void Clear()
        {
            _head = 0;
            _tail = 0;
            HasBegun = false;
        }

        /// <summary>Gives leave to read one more head.</summary>
        public void StartHead() => _budget = MostHeadBytes;

        /// <summary>Reads a line.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ConnectionClosed"/>; <see cref="LpaError.HttpFormat"/>: the
        /// head is endless.</exception>
        public void ReadLine()
        {
            IsCut = false;
            var buffer = _buffer;
            var scan = _head;
            for (;;)
            {
                var tail = _tail;
                while (scan < tail && buffer[scan] != 0x0A)
                {
                    scan++;
                }

                if (scan < tail)
                {
                    break;
                }

                if (_head > 0)
                {
                    Array.Copy(buffer, _head, buffer, 0, tail - _head);
                    _tail -= _head;
                    _head = 0;
                }
                else if (tail == buffer.Length)
                {
                    IsCut = true;
                    Charge(tail - KeptBytes);
                    _tail = KeptBytes;
                }

                scan = _tail;
                var taken = Receive(buffer, _tail, buffer.Length - _tail);
                if (taken == 0)
                {
                    throw new LpaException(LpaError.ConnectionClosed);
                }

                _tail += taken;
            }

            Start = _head;
            End = IsCut ? _head + KeptBytes : scan > _head && buffer[scan - 1] == 0x0D ? scan - 1 : scan;
            _head = scan + 1;
            Charge(End - Start + 2);
        }

        /// <summary>Reads a number that fills a part of the buffer.</summary>
        /// <param name="start">Where it starts.</param>
        /// <param name="end">Where it ends.</param>
        /// <param name="radix">10 or 16.</param>
        /// <exception cref="LpaException"><see cref="LpaError.HttpFormat"/>: it is none, or above
        /// <see cref="MostNumber"/>: no answer of an SM-DP+ is that long.</exception>
        public int Number(int start, int end, int radix)
        {
            var value = 0;
            for (var at = start; at < end; at++)
            {
                int digit = _buffer[at];
                if (digit >= 0x30 && digit <= 0x39)
                {
                    digit -= 0x30;
                }
                else
                {
                    digit = (digit | 0x20) - 0x57;
                    if (digit < 10 || digit >= radix)
                    {
                        throw new LpaException(LpaError.HttpFormat);
                    }
                }

                value = value * radix + digit;
                if (value > MostNumber)
                {
                    throw new LpaException(LpaError.HttpFormat);
                }
            }

            if (start >= end)
            {
                throw new LpaException(LpaError.HttpFormat);
            }

            return value;
        }

        /// <summary>Takes bytes as they are.</summary>
        /// <returns>Bytes taken; 0 when the connection has ended.</returns>
        public int Take(byte[] target, int offset, int count)
        {
            if (_head == _tail)
            {
                // Each question to the modem has its price, so small wishes are served from the buffer.
                if (2 * count >= _buffer.Length)
                {
                    return Receive(target, offset, count);
                }

                _head = 0;
                _tail = 0;
                _tail = Receive(_buffer, 0, _buffer.Length);
            }

            var taken = _tail - _head;
            taken = taken < count ? taken : count;
            Array.Copy(_buffer, _head, target, offset, taken);
            _head += taken;
            return taken;
        }

        private void Charge(int bytes)
        {
            _budget -= bytes;
            if (_budget < 0)
            {
                throw new LpaException(LpaError.HttpFormat);
            }
        }

        private int Receive(byte[] target, int offset, int count)
        {
            var taken = _source.Read(target, offset, count);
            HasBegun |= taken > 0;
            return taken;
        }
    }
}
