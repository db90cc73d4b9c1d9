namespace NanoLpa.Quectel
{
    /// <summary>Talks AT to the modem: one command at a time, each with a deadline, over one buffer that never grows.</summary>
    /// <remarks>
    /// <para>A command is built and sent and its answer read under <c>lock (SyncRoot)</c>:
    /// <c>Begin(...)...; Send(ms); while (ReadAnswer(prefix)) { parse Line }</c>. A caller may stop anywhere, by an
    /// exception too: a command whose end was not seen is settled before the next one starts, so that its late answer is
    /// never taken for the next one's.</para>
    /// <para>Lines that belong to no answer go to the URC handlers. Echo may be on or off.</para>
    /// </remarks>
    public sealed class AtClient
    {
        /// <summary>Detail of <see cref="LpaError.ModemTimeout"/>: the serial line is gone.</summary>
        public const int LineGone = -2;

        // Room for AT+CSIM with the longest APDU, 261 bytes.
        private const int CommandSize = 640;

        private static readonly byte[] ConnectText = Utf8.ToBytes("CONNECT");

        private readonly AtLink _link;
        private readonly AtAnswerReader _answer;
        private readonly AsciiWriter _command = new AsciiWriter(new byte[CommandSize]);

        /// <summary>Creates a client on a serial line; sends nothing yet.</summary>
        public AtClient(ISerialLine serial)
        {
            _link = new AtLink(serial);
            _answer = new AtAnswerReader(_link);
        }

        /// <summary>Hold its lock from <see cref="Begin"/> to the end of the answer.</summary>
        public object SyncRoot { get; } = new object();

        /// <summary>How long to try to settle a command whose end was not seen, in milliseconds; 5000 unless set.</summary>
        public int SettleTimeout { get; set; } = 5000;

        /// <summary>The most that any command may take, whatever it asks for, in milliseconds; no limit unless set.</summary>
        public int LongestTimeout { get; set; } = int.MaxValue;

        /// <summary>The board's watchdog, fed while the modem is waited for: every wait here has a deadline. Null for none.</summary>
        public IWatchdog Watchdog
        {
            get => _link.Watchdog;
            set => _link.Watchdog = value;
        }

        /// <summary>Looks for a modem that does not answer any more.</summary>
        internal BaudRate Speed { get; set; }

        /// <summary>The line that <see cref="ReadAnswer"/> or <see cref="ReadBareAnswer"/> found.</summary>
        public AtLine Line => _link.Line;

        /// <summary>Who is told what goes over the line; null for nobody.</summary>
        public ITrace Trace
        {
            get => _link.Trace?.Target;
            set => _link.Trace = value == null ? null : new AtTrace(value);
        }

        /// <summary>Adds a handler of unsolicited lines.</summary>
        public void AddUrcHandler(IUrcHandler handler)
        {
            lock (SyncRoot)
            {
                _link.AddHandler(handler);
            }
        }

        /// <summary>Starts a command; what it returns takes the rest of its text, without the CR at the end.</summary>
        /// <param name="text">How the command starts, <c>AT</c> included.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>: an earlier command does not come to its
        /// end; <see cref="LpaError.Busy"/>: called from a URC handler.</exception>
        public AsciiWriter Begin(string text)
        {
            if (_link.IsHandingOut)
            {
                throw new LpaException(LpaError.Busy);
            }

            if (_answer.IsPending && !Synchronize(SettleTimeout) && (Speed == null || !Speed.FindIfMoved()))
            {
                throw new LpaException(LpaError.ModemTimeout);
            }

            _command.Clear();
            return _command.Text(text);
        }

        /// <summary>Sends the command that was built.</summary>
        /// <param name="timeout">Milliseconds until the end of its answer must have come.</param>
        public void Send(int timeout)
        {
            _command.Text("\r");
            _link.Drain(0);
            _answer.Begin(timeout < LongestTimeout ? timeout : LongestTimeout);
            _link.Write(_command.Buffer, _command.Length);
        }

        /// <summary>Reads on to the next line of the answer that starts with a prefix.</summary>
        /// <param name="prefix">For example <c>+CSIM:</c>. <see cref="Line"/> stands behind it and the blanks after it.</param>
        /// <returns>True at such a line; false at the final OK.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>: ERROR, +CME ERROR or +CMS ERROR, with the
        /// number as detail, -1 for a plain ERROR or a text; <see cref="LpaError.ModemTimeout"/>: the deadline passed.</exception>
        public bool ReadAnswer(byte[] prefix) => _answer.ReadTo(prefix, false, false);

        /// <summary>Reads on to the next line of the answer that has no prefix, as AT+CGMM and AT+CGSN give it.</summary>
        /// <returns>True at such a line; false at the final OK.</returns>
        /// <exception cref="LpaException">As for <see cref="ReadAnswer"/>.</exception>
        public bool ReadBareAnswer() => _answer.ReadTo(null, true, false);

        /// <summary>Reads on to the next line of the answer that starts with a prefix, or has none: some firmware leaves it out.</summary>
        /// <returns>As for <see cref="ReadAnswer"/>. A line without prefix may be none of the answer's: look at what is in it.</returns>
        /// <exception cref="LpaException">As for <see cref="ReadAnswer"/>.</exception>
        /// <remarks>A line longer than the receive buffer comes in parts: <see cref="ReadPart"/>.</remarks>
        public bool ReadAnswerOrBare(byte[] prefix) => _answer.ReadTo(prefix, true, true);

        /// <summary>Reads the next part of a line while <see cref="AtLine.IsPart"/>; it may be empty.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>: the deadline passed.</exception>
        public void ReadPart() => _answer.ReadPart();

        /// <summary>Reads on to the final OK.</summary>
        /// <exception cref="LpaException">As for <see cref="ReadAnswer"/>.</exception>
        public void ReadOk() => _answer.ReadTo(null, false, false);

        /// <summary>Reads on to the final OK or to a refusal.</summary>
        /// <returns>False when the modem refused.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public bool TryReadOk()
        {
            try
            {
                ReadOk();
                return true;
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return false;
            }
        }

        /// <summary>Reads on to the line CONNECT, after which raw bytes may be written.</summary>
        /// <exception cref="LpaException">As for <see cref="ReadAnswer"/>; a plain OK is <see cref="LpaError.ModemRefused"/>.</exception>
        public void ReadConnect()
        {
            if (!ReadAnswer(ConnectText))
            {
                throw new LpaException(LpaError.ModemRefused);
            }
        }

        /// <summary>Reads on to the prompt "> ", after which raw bytes may be written.</summary>
        /// <exception cref="LpaException">As for <see cref="ReadAnswer"/>; a plain OK is <see cref="LpaError.ModemRefused"/>.</exception>
        public void ReadPrompt()
        {
            _link.AwaitsPrompt = true;
            if (!_answer.ReadTo(null, false, false))
            {
                throw new LpaException(LpaError.ModemRefused);
            }
        }

        /// <summary>Writes raw bytes, after <see cref="ReadPrompt"/> or <see cref="ReadConnect"/>: exactly as many as the command said.</summary>
        public void WriteRaw(byte[] buffer, int offset, int count) => _link.WriteRaw(buffer, offset, count);

        /// <summary>Reads exactly so many bytes behind the line read last, whatever they are.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>: they did not all come by the deadline.</exception>
        public void ReadRaw(byte[] buffer, int offset, int count) => _answer.ReadRaw(buffer, offset, count);

        /// <summary>Says that the line read last was the end of the answer, when it ends with another line than OK: SEND OK.</summary>
        public void EndAnswer() => _answer.IsPending = false;

        /// <summary>Sends a command and waits for its OK.</summary>
        /// <param name="command">The command, without the CR.</param>
        /// <param name="timeout">Milliseconds.</param>
        /// <exception cref="LpaException">As for <see cref="ReadAnswer"/>.</exception>
        public void Execute(string command, int timeout)
        {
            lock (SyncRoot)
            {
                Begin(command);
                Send(timeout);
                ReadOk();
            }
        }

        /// <summary>Sends a command that the modem may refuse.</summary>
        /// <returns>False when it did.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public bool TryExecute(string command, int timeout)
        {
            lock (SyncRoot)
            {
                Begin(command);
                Send(timeout);
                return TryReadOk();
            }
        }

        /// <summary>Hands out the unsolicited lines that have come, without waiting.</summary>
        public void Poll()
        {
            lock (SyncRoot)
            {
                _link.Drain(0);
            }
        }

        /// <summary>Waits for an unsolicited line that a handler takes. Other threads' commands wait meanwhile: keep it short.</summary>
        /// <param name="timeout">Milliseconds.</param>
        /// <returns>False when none came in time.</returns>
        public bool WaitForUrc(int timeout)
        {
            lock (SyncRoot)
            {
                return _link.WaitForUrc(timeout);
            }
        }

        /// <summary>Gets in step with the modem: sends AT until it answers OK and then falls silent.</summary>
        /// <param name="timeout">Milliseconds to try.</param>
        /// <returns>False when the modem does not answer.</returns>
        public bool Synchronize(int timeout)
        {
            lock (SyncRoot)
            {
                _answer.IsPending = !_link.Synchronize(timeout);
                return !_answer.IsPending;
            }
        }

        /// <summary>Writes a command whose answer cannot be heard, and an empty one before it, to end what was garbled.</summary>
        internal void WriteBlind(string command)
        {
            lock (SyncRoot)
            {
                _answer.IsPending = true;
                _command.Clear();
                _command.Text("\r").Text(command).Text("\r");
                _link.Write(_command.Buffer, _command.Length);
            }
        }
    }
}
