namespace NanoLpa.Quectel
{
    /// <summary>Finds out whether bytes pass the line unharmed, in both directions at once.</summary>
    /// <remarks>With echo on (V.250 section 6.2.4, ATE1), long command lines are sent, and what the modem echoes must be
    /// the same. They are as long as those that carry APDUs, and go through every bit pattern that a line may have: their
    /// command, AT+CGMI (3GPP TS 27.007 section 5.1), takes no parameter, so each modem refuses it and does nothing.</remarks>
    internal sealed class LineCheck
    {
        private const int Timeout = 2000;
        private const int Lines = 4;
        private const int Length = 512;

        // What may stand in quotes: from # to ~; a step that has no common divisor with their number visits all of them.
        private const int First = 0x23;
        private const int Symbols = 0x7E - First + 1;
        private const int Step = 37;

        private const string Command = "AT+CGMI=";

        private static readonly byte[] Echo = Utf8.ToBytes(Command + "\"");

        private readonly AtClient _at;

        public LineCheck(AtClient at)
        {
            _at = at;
        }

        /// <summary>Checks it. Echo is on then.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>: what was sent or answered got lost.</exception>
        public bool Run()
        {
            var passes = _at.TryExecute("ATE1", Timeout);
            for (var i = 0; passes && i < Lines; i++)
            {
                passes = Passes(Pattern(i));
            }

            return passes;
        }

        /// <summary>In every second line each second byte is a U, whose bits change the most often.</summary>
        private static byte[] Pattern(int number)
        {
            var pattern = new byte[Length];
            for (var i = 0; i < Length; i++)
            {
                var symbol = First + (number + Step * i) % Symbols;

                // Not even a modem that does not heed quotes shall see a second command behind a semicolon.
                pattern[i] = (byte)((number & i & 1) != 0 || symbol == 0x3B ? 0x55 : symbol);
            }

            return pattern;
        }

        private bool Passes(byte[] pattern)
        {
            var passes = false;
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin(Command).Text("\"").Text(Utf8.ToString(pattern, 0, Length)).Text("\"");
                    _at.Send(Timeout);
                    while (_at.ReadAnswer(Echo))
                    {
                        passes = IsSame(pattern);
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
            }

            return passes;
        }

        private bool IsSame(byte[] pattern)
        {
            var line = _at.Line;
            var buffer = line.Buffer;
            var at = line.Position;
            var same = line.Left == Length + 1 && buffer[at + Length] == 0x22;
            for (var i = 0; same && i < Length; i++)
            {
                same = buffer[at + i] == pattern[i];
            }

            return same;
        }
    }
}
