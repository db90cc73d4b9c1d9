using System;

namespace NanoLpa.Quectel
{
    /// <summary>Cuts what the modem sends into lines, prompts and raw bytes, in one buffer that never grows.</summary>
    internal sealed class AtLineReader
    {
        // The longest line that matters is the answer to AT+CSIM: 516 digits and some 14 characters around them.
        private const int BufferSize = 1024;

        private const int MostLateReads = 64;

        // So that the watchdog is fed during a long wait.
        private const int LongestRead = 500;

        private const byte Blank = 0x20;
        private const byte PromptSign = 0x3E;

        private readonly ISerialLine _serial;
        private readonly byte[] _buffer = new byte[BufferSize];
        private int _head;
        private int _tail;
        private int _scan;
        private bool _dropping;
        private bool _inPart;

        public AtLineReader(ISerialLine serial)
        {
            _serial = serial;
            Line = new AtLine(_buffer);
        }

        /// <summary>The line read last. Empty only after a prompt.</summary>
        public AtLine Line { get; }

        /// <summary>Is fed while the modem is waited for; null for none.</summary>
        public IWatchdog Watchdog { get; set; }

        /// <summary>Reads the next line that is not empty, or the prompt "> " when it is awaited.</summary>
        /// <remarks>A line ends with LF; CRs before that do not count, and a CR inside a line ends it too. A line longer
        /// than the buffer is dropped whole, or comes in parts when they are wanted.</remarks>
        /// <returns>False when the deadline has passed.</returns>
        public bool ReadLine(long deadline, bool prompt, bool parts)
        {
            if (_inPart && !parts)
            {
                _inPart = false;
                _dropping = true;
            }

            var late = 0;
            for (;;)
            {
                if (_head < _tail && ((prompt && TakePrompt()) || TakeLine() || (parts && TakePart())))
                {
                    return true;
                }

                // After the deadline what is there already is still taken, but a babbling modem holds us no longer.
                var left = deadline - Environment.TickCount64;
                if (!Fill(left > 0 ? (int)left : 0))
                {
                    if (left <= 0)
                    {
                        return false;
                    }
                }
                else if (left <= 0 && ++late > MostLateReads)
                {
                    return false;
                }
            }
        }

        /// <summary>Reads exactly so many bytes, whatever they are.</summary>
        /// <returns>False when the deadline passed before all were there.</returns>
        public bool ReadRaw(byte[] target, int offset, int count, long deadline)
        {
            var buffered = _tail - _head;
            if (buffered > count)
            {
                buffered = count;
            }

            Array.Copy(_buffer, _head, target, offset, buffered);
            _head += buffered;
            _scan = _head;
            while (buffered < count)
            {
                var left = deadline - Environment.TickCount64;
                var taken = Receive(target, offset + buffered, count - buffered, left > 0 ? (int)left : 0);
                buffered += taken;
                if (taken == 0 && left <= 0)
                {
                    return false;
                }
            }

            return true;
        }

        private bool TakeLine()
        {
            SkipEmpty();
            var buffer = _buffer;
            var tail = _tail;
            var at = LineEnd.Find(buffer, _head < _scan ? _scan : _head, tail);

            // What follows the line may be raw bytes, so its end must be taken exactly: not before it has all come.
            var next = at;
            while (next < tail && buffer[next] == LineEnd.CarriageReturn)
            {
                next++;
            }

            if (next >= tail)
            {
                _scan = at;
                return false;
            }

            if (buffer[next] == LineEnd.LineFeed)
            {
                next++;
            }

            var start = _head;
            _head = next;
            _scan = next;
            if (_dropping)
            {
                _dropping = false;
                return TakeLine();
            }

            _inPart = false;
            Line.Set(start, at, false);
            return true;
        }

        private bool TakePart()
        {
            if (_dropping || _head > 0 || _tail < BufferSize)
            {
                return false;
            }

            // A CR at the very end may belong to the end of the line.
            var end = _tail;
            while (end > 0 && _buffer[end - 1] == LineEnd.CarriageReturn)
            {
                end--;
            }

            if (end == 0)
            {
                return false;
            }

            _head = end;
            _scan = end;
            _inPart = true;
            Line.Set(0, end, true);
            return true;
        }

        /// <summary>Takes the prompt, before it may become a line: a URC may follow it at once.</summary>
        private bool TakePrompt()
        {
            SkipEmpty();
            if (_dropping || _head >= _tail || _buffer[_head] != PromptSign)
            {
                return false;
            }

            _head++;
            _scan = _head;
            Line.Set(_head, _head, false);
            return true;
        }

        /// <summary>Passes what may stand before a line: line ends and blanks.</summary>
        private void SkipEmpty()
        {
            if (_dropping || _inPart)
            {
                return;
            }

            var buffer = _buffer;
            var tail = _tail;
            var head = _head;
            while (head < tail)
            {
                int b = buffer[head];
                if (b != LineEnd.CarriageReturn && b != LineEnd.LineFeed && b != Blank)
                {
                    break;
                }

                head++;
            }

            _head = head;
        }

        private bool Fill(int timeout)
        {
            if (_head == _tail)
            {
                _head = 0;
                _tail = 0;
                _scan = 0;
            }
            else if (_tail == BufferSize && _head > 0)
            {
                Array.Copy(_buffer, _head, _buffer, 0, _tail - _head);
                _tail -= _head;
                _scan -= _head;
                _head = 0;
            }
            else if (_tail == BufferSize)
            {
                _dropping = true;
                _tail = 0;
                _scan = 0;
            }

            var taken = Receive(_buffer, _tail, BufferSize - _tail, timeout);
            _tail += taken;
            return taken > 0;
        }

        private int Receive(byte[] target, int offset, int count, int timeout)
        {
            Watchdog?.Feed();
            var taken = _serial.Read(target, offset, count, timeout < LongestRead ? timeout : LongestRead);
            if (taken < 0)
            {
                throw new LpaException(LpaError.ModemTimeout, AtClient.LineGone);
            }

            return taken;
        }
    }
}
