using System;
using System.Threading;
using NanoLpa;
using NanoLpa.Quectel;

namespace NFUnitTest
{
    /// <summary>A modem that only knows AT and AT+IPR, with a line at a speed, keys and a watchdog: it answers when it is on and the speeds agree.</summary>
    public sealed class ModemOnPins : ISerialLine, ISerialSpeed, IModemPins, IWatchdog
    {
        private string _received = string.Empty;
        private readonly SaidBytes _said = new SaidBytes();
        private long _pressedAt;
        private int _sinceDamage;

        /// <summary>What was pressed: <c>P</c> for PWRKEY, <c>R</c> for RESET.</summary>
        public string Keys { get; private set; } = string.Empty;

        /// <summary>The last press, in milliseconds.</summary>
        public int PressTime { get; private set; }

        /// <summary>The commands that were understood.</summary>
        public string Commands { get; private set; } = string.Empty;

        /// <summary>How often the watchdog was fed.</summary>
        public int Fed { get; private set; }

        /// <summary>The modem is on.</summary>
        public bool IsOn { get; set; } = true;

        /// <summary>How many presses of PWRKEY it takes.</summary>
        public int PressesNeeded { get; set; } = 1;

        /// <summary>RESET brings it back.</summary>
        public bool ResetHelps { get; set; }

        /// <summary>The modem's speed.</summary>
        public int ModemRate { get; set; } = 115200;

        /// <summary>Above this speed nothing that the modem says arrives.</summary>
        public int HighestCarried { get; set; } = 4000000;

        /// <summary>Above this speed one of so many bytes of the modem's arrives with another bit; 0: none.</summary>
        public int DamagedOf { get; set; }

        /// <summary>The highest speed at which none is damaged.</summary>
        public int QuietUpTo { get; set; } = 115200;

        /// <summary>ATE1: the modem says again what it is told.</summary>
        public bool HasEcho { get; private set; }

        /// <summary>The modem never echoes.</summary>
        public bool LacksEcho { get; set; }

        /// <summary>The modem answers AT+IPR, and stays as it is.</summary>
        public bool IgnoresRate { get; set; }

        /// <summary>The modem refuses AT+IPR.</summary>
        public bool RefusesRate { get; set; }

        /// <summary>The line has no such speed.</summary>
        public int LineLacks { get; set; }

        private int _rate = 115200;

        public int BaudRate
        {
            get => _rate;
            set
            {
                if (value == LineLacks)
                {
                    throw new LpaException(LpaError.NotSupported);
                }

                _rate = value;
            }
        }

        public bool HasFlowControl { get; set; }

        public bool HasReset { get; set; }

        public void Feed() => Fed++;

        public void SetPowerKey(bool pressed)
        {
            Time(pressed);
            if (!pressed)
            {
                Keys += "P";
                IsOn = Keys.Length >= PressesNeeded;
            }
        }

        public void SetReset(bool pressed)
        {
            Time(pressed);
            if (!pressed)
            {
                Keys += "R";
                IsOn = ResetHelps;
            }
        }

        public int Read(byte[] buffer, int offset, int count, int timeoutMilliseconds)
        {
            if (_said.Left == 0)
            {
                Thread.Sleep(timeoutMilliseconds < 5 ? timeoutMilliseconds : 5);
            }

            return _said.Take(buffer, offset, count);
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            if (!IsOn || _rate != ModemRate)
            {
                return;
            }

            _received += Utf8.ToString(buffer, offset, count);
            int end;
            while ((end = _received.IndexOf('\r')) >= 0)
            {
                var command = _received.Substring(0, end);
                _received = _received.Substring(end + 1);
                if (command.Length > 0)
                {
                    Answer(command);
                }
            }
        }

        private void Answer(string command)
        {
            var isRate = command.IndexOf("AT+IPR=") == 0;
            var isCheck = command.IndexOf("AT+CGMI=") == 0;
            if (command != "AT")
            {
                Commands += (isCheck ? "AT+CGMI=" : command) + "|";
            }

            var echo = HasEcho ? command + "\r" : string.Empty;
            HasEcho = !LacksEcho && (HasEcho || command == "ATE1") && command != "ATE0";
            Say(echo + (isCheck || (isRate && RefusesRate) ? "\r\nERROR\r\n" : "\r\nOK\r\n"));
            if (isRate && !RefusesRate && !IgnoresRate)
            {
                ModemRate = Convert.ToInt32(command.Substring(7));
            }
        }

        private void Say(string text)
        {
            if (ModemRate > HighestCarried)
            {
                return;
            }

            var bytes = Utf8.ToBytes(text);
            for (var i = 0; DamagedOf > 0 && ModemRate > QuietUpTo && i < bytes.Length; i++)
            {
                _sinceDamage = (_sinceDamage + 1) % DamagedOf;
                bytes[i] ^= (byte)(_sinceDamage == 0 ? 4 : 0);
            }

            _said.Say(bytes);
        }

        private void Time(bool pressed)
        {
            if (pressed)
            {
                _pressedAt = Environment.TickCount64;
            }
            else
            {
                PressTime = (int)(Environment.TickCount64 - _pressedAt);
            }
        }
    }
}
