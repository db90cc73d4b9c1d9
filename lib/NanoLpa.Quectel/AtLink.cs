using System;

namespace NanoLpa.Quectel
{
    /// <summary>The serial line below <see cref="AtClient"/>: what comes unasked, and getting in step with the modem.</summary>
    internal sealed class AtLink
    {
        // An idle modem answers AT within 300 ms; a busy one is asked again.
        private const int ProbeMilliseconds = 300;
        private const int QuietMilliseconds = 100;

        // One that always has something to say never falls silent.
        private const int LongestUnrest = 1000;

        // A bound, so that a babbling modem holds nobody for ever; more than the lines of one cut off answer.
        private const int MostLines = 100;

        private static readonly byte[] Probe = Utf8.ToBytes("AT\r");
        private static readonly byte[] Escape = { 0x1B };

        private readonly ISerialLine _serial;
        private readonly AtLineReader _reader;
        private IUrcHandler[] _handlers = new IUrcHandler[0];

        public AtLink(ISerialLine serial)
        {
            _serial = serial;
            _reader = new AtLineReader(serial);
            Line = _reader.Line;
        }

        /// <summary>The line read last.</summary>
        public AtLine Line { get; }

        /// <summary>A URC handler runs.</summary>
        public bool IsHandingOut { get; private set; }

        /// <summary>A prompt was awaited and has not come.</summary>
        public bool AwaitsPrompt { get; set; }

        /// <summary>Raw bytes were awaited and have not all come.</summary>
        public bool AwaitsRaw { get; private set; }

        /// <summary>Who watches the line; null for nobody.</summary>
        public AtTrace Trace { get; set; }

        /// <summary>Is fed while the modem is waited for; null for none.</summary>
        public IWatchdog Watchdog
        {
            get => _reader.Watchdog;
            set => _reader.Watchdog = value;
        }

        /// <summary>Writes a command line, its CR included.</summary>
        public void Write(byte[] buffer, int count)
        {
            Trace?.Sent(buffer, count - 1);
            Put(buffer, 0, count);
        }

        public void WriteRaw(byte[] buffer, int offset, int count)
        {
            Trace?.SentData(buffer, offset, count);
            Put(buffer, offset, count);
        }

        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public void ReadLine(long deadline, bool parts)
        {
            if (!Next(deadline, AwaitsPrompt, parts))
            {
                throw new LpaException(LpaError.ModemTimeout);
            }
        }

        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public void ReadRaw(byte[] buffer, int offset, int count, long deadline)
        {
            AwaitsRaw = true;
            if (!_reader.ReadRaw(buffer, offset, count, deadline))
            {
                throw new LpaException(LpaError.ModemTimeout);
            }

            AwaitsRaw = false;
            Trace?.ReceivedData(buffer, offset, count);
        }

        public void AddHandler(IUrcHandler handler)
        {
            var handlers = new IUrcHandler[_handlers.Length + 1];
            Array.Copy(_handlers, handlers, _handlers.Length);
            handlers[_handlers.Length] = handler;
            _handlers = handlers;
        }

        /// <summary>Shows the line to the handlers.</summary>
        /// <returns>True when one took it.</returns>
        public bool HandOut()
        {
            // The rest of raw bytes that were cut off is a server's data, and could say anything.
            if (AwaitsRaw)
            {
                return false;
            }

            IsHandingOut = true;
            try
            {
                var line = Line;
                foreach (var handler in _handlers)
                {
                    line.Rewind();
                    if (handler.OnUrc(line))
                    {
                        return true;
                    }
                }
            }
            finally
            {
                IsHandingOut = false;
            }

            return false;
        }

        /// <summary>Takes what has come while no command ran, until there is silence for a while.</summary>
        public void Drain(int silence)
        {
            var now = Environment.TickCount64;
            var end = now + LongestUnrest;
            for (var lines = 0; lines < MostLines && now < end && Next(now + silence); lines++)
            {
                if (AtVocabulary.Classify(Line) == AtLineKind.Other)
                {
                    HandOut();
                }

                now = Environment.TickCount64;
            }
        }

        /// <summary>Waits for a line that a handler takes.</summary>
        public bool WaitForUrc(int timeout)
        {
            var end = Environment.TickCount64 + timeout;
            while (Next(end))
            {
                if (AtVocabulary.Classify(Line) == AtLineKind.Other && HandOut())
                {
                    return true;
                }

                if (Environment.TickCount64 > end)
                {
                    break;
                }
            }

            return false;
        }

        /// <summary>Sends AT until the modem answers OK and then falls silent.</summary>
        /// <remarks>The silence matters: an OK may be the late one of an earlier command, and that of AT follows it.</remarks>
        public bool Synchronize(int timeout)
        {
            var end = Environment.TickCount64 + timeout;
            if (AwaitsPrompt)
            {
                // A prompt that comes late would swallow what follows; ESC leaves it (TCP(IP) manual, AT+QISEND).
                Put(Escape, 0, Escape.Length);
                AwaitsPrompt = false;
            }

            do
            {
                Drain(0);
                Write(Probe, Probe.Length);
                if (ReadProbeAnswer())
                {
                    Drain(QuietMilliseconds);
                    AwaitsRaw = false;
                    return true;
                }
            }
            while (Environment.TickCount64 < end);
            return false;
        }

        /// <summary>Whatever a line throws that cannot be written to, it is gone.</summary>
        private void Put(byte[] buffer, int offset, int count)
        {
            try
            {
                _serial.Write(buffer, offset, count);
            }
            catch (Exception e)
            {
                throw e as LpaException ?? new LpaException(LpaError.ModemTimeout, AtClient.LineGone, e);
            }
        }

        private bool Next(long deadline, bool prompt = false, bool parts = false)
        {
            var isRest = Line.IsPart;
            if (!_reader.ReadLine(deadline, prompt, parts))
            {
                return false;
            }

            Trace?.Received(Line, AwaitsRaw || Line.IsPart || isRest);
            return true;
        }

        private bool ReadProbeAnswer()
        {
            var end = Environment.TickCount64 + ProbeMilliseconds;
            while (Next(end))
            {
                var kind = AtVocabulary.Classify(Line);
                if (kind == AtLineKind.Ok || kind == AtLineKind.Refused)
                {
                    // Refused: the AT was appended to rubbish, or an earlier command ends late. Ask again.
                    return kind == AtLineKind.Ok;
                }

                if (kind == AtLineKind.Other)
                {
                    HandOut();
                }

                if (Environment.TickCount64 > end)
                {
                    break;
                }
            }

            return false;
        }
    }
}
