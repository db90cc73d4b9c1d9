using System;
using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>A person with a terminal program, or a QR scanner, on a UART: echo, backspace, lines.</summary>
    public sealed class UartTerminal : ITerminal
    {
        // Longer than any activation code with its confirmation code.
        private const int MaxLine = 512;
        private const int Poll = 1000;

        private readonly ISerialLine _line;
        private readonly byte[] _received = new byte[64];
        private readonly byte[] _text = new byte[MaxLine];
        private int _position;
        private int _count;
        private bool _afterReturn;

        /// <summary>Creates a terminal on a line.</summary>
        public UartTerminal(ISerialLine line)
        {
            _line = line;
        }

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
            var length = 0;
            while (true)
            {
                if (_position == _count && !Receive(timeoutMilliseconds < 0 ? -1 : deadline))
                {
                    return null;
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
                    return Utf8.ToString(_text, 0, length);
                }

                if (b == 8 || b == 127)
                {
                    if (length > 0)
                    {
                        length--;
                        Write("\b \b");
                    }
                }
                else if (b >= ' ' && length < MaxLine)
                {
                    _text[length++] = b;
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
                    throw new LpaException(LpaError.UserTimeout);
                }

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
