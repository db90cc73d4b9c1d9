using System;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>A person with a terminal program, or a QR scanner, on a UART: echo, backspace, lines.</summary>
    public sealed class UartTerminal : ITerminal
    {
        // Longer than any activation code with its confirmation code, and than a notification in base64.
        private const int MaxLine = 4096;
        private const int UsualLine = 256;
        private const int Poll = 1000;

        private readonly ISerialLine _line;
        private readonly byte[] _received = new byte[64];
        private readonly ByteBuffer _text = new ByteBuffer(UsualLine, MaxLine, LpaError.InvalidArgument);
        private int _position;
        private int _count;
        private bool _afterReturn;

        /// <summary>Creates a terminal on a line.</summary>
        public UartTerminal(ISerialLine line)
        {
            _line = line;
        }

        /// <summary>How long somebody who has begun a line may rest before the time for it counts as over, in milliseconds; 30000 unless set.</summary>
        public int TypingPause { get; set; } = 30000;

        /// <summary>The board's watchdog, fed while somebody is waited for; null for none.</summary>
        public IWatchdog Watchdog { get; set; }

        /// <inheritdoc />
        public bool IsInteractive => true;

        /// <inheritdoc />
        public bool CanRewriteLine => true;

        /// <inheritdoc />
        public void Write(string text)
        {
            var bytes = Utf8.ToBytes(text);
            _line.Write(bytes, 0, bytes.Length);
        }

        /// <inheritdoc />
        public string ReadLine(int timeoutMilliseconds)
        {
            var deadline = Environment.TickCount64 + timeoutMilliseconds;
            _text.Clear();
            while (true)
            {
                if (_position == _count)
                {
                    if (!Receive(timeoutMilliseconds < 0 ? -1 : deadline))
                    {
                        return null;
                    }

                    // Nobody is cut off in the middle of a line.
                    var rest = Environment.TickCount64 + TypingPause;
                    deadline = rest > deadline ? rest : deadline;
                }

                var b = _received[_position++];
                var isSecondHalf = b == '\n' && _afterReturn;
                _afterReturn = b == '\r';
                if (isSecondHalf)
                {
                    // Of CR LF.
                    continue;
                }

                if (b == '\r' || b == '\n')
                {
                    Write("\r\n");
                    return Utf8.ToString(_text.Bytes, 0, _text.Length);
                }

                if (b == 8 || b == 127)
                {
                    if (_text.Length > 0)
                    {
                        _text.Truncate(_text.Length - 1);
                        Write("\b \b");
                    }
                }
                else if (b >= ' ' && _text.Length < MaxLine)
                {
                    _text.Append(b);
                    _line.Write(_received, _position - 1, 1);
                }
            }
        }

        /// <summary>Waits for bytes.</summary>
        /// <returns>False when the line is gone.</returns>
        private bool Receive(long deadline)
        {
            while (true)
            {
                var wait = deadline < 0 ? Poll : deadline - Environment.TickCount64;
                if (wait <= 0)
                {
                    if (_text.Length > 0)
                    {
                        // What was begun counts no more; the person shall see that.
                        Write("\r\n");
                    }

                    throw new LpaException(LpaError.UserTimeout);
                }

                Watchdog?.Feed();
                _position = 0;
                _count = 0;
                var n = _line.Read(_received, 0, _received.Length, (int)(wait < Poll ? wait : Poll));
                if (n < 0)
                {
                    return false;
                }

                if (n > 0)
                {
                    _count = n;
                    return true;
                }
            }
        }
    }
}
