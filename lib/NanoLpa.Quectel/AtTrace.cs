namespace NanoLpa.Quectel
{
    /// <summary>Turns what goes over the modem's line into lines of a trace, with and without what is secret in it.</summary>
    /// <remarks>What is not known to be harmless is not shown: only commands and answers of a list are, with their parameters.
    /// APDUs and payloads are described by their lengths.</remarks>
    internal sealed class AtTrace
    {
        // Names whose parameters hold no secret. APDUs go by the two behind the list.
        private const string Harmless = " +CCHO +CCHC +CMEE +CFUN +COPS +CREG +CGREG +CEREG +CGATT +CGACT +CSQ +CPIN? +CGMM +CGMR "
            + "+CME ERROR +CMS ERROR +QIACT +QIDEACT +QIURC +QSSLCFG +QSSLOPEN +QSSLSEND +QSSLRECV +QSSLCLOSE +QSSLURC +QSSLSTATE "
            + "+QFUPL +QFDEL +QFLST +QFLDS +QUSIM +QIND +QCCID +CCID +ICCID +CEER +IPR +IFC +QCFG ";

        private const int LongestBare = 40;
        private const int LongestId = 16;

        private static readonly byte[] Csim = Utf8.ToBytes("AT+CSIM=");
        private static readonly byte[] Cgla = Utf8.ToBytes("AT+CGLA=");
        private static readonly byte[] CsimAnswer = Utf8.ToBytes("+CSIM:");
        private static readonly byte[] CglaAnswer = Utf8.ToBytes("+CGLA:");

        private readonly ITrace _trace;
        private readonly ApduTrace _apdus = new ApduTrace();
        private readonly byte[] _head = new byte[ApduTrace.HeadSize];
        private bool _isApdu;
        private bool _isQuery;

        public AtTrace(ITrace trace)
        {
            _trace = trace;
        }

        public ITrace Target => _trace;

        /// <summary>A command line, without its CR.</summary>
        public void Sent(byte[] buffer, int count)
        {
            var isCsim = StartsWith(buffer, 0, count, Csim);
            _isApdu = isCsim || StartsWith(buffer, 0, count, Cgla);

            // A CR ahead of a command ends what was garbled before it.
            var start = count > 0 && buffer[0] == '\r' ? 1 : 0;
            var text = Utf8.ToString(buffer, start, count - start);
            _isQuery = text.IndexOf('=') < 0;
            Tell("> ", _isApdu ? (isCsim ? "CSIM " : "CGLA ") + Command(buffer, count) : WithoutSecrets(text, '='), buffer, start, count - start);
        }

        /// <summary>A line of the modem's.</summary>
        /// <param name="line">The line, not read yet; it stays so.</param>
        /// <param name="cut">Whether it may be the rest of a payload.</param>
        public void Received(AtLine line, bool cut)
        {
            if (line.Left == 0)
            {
                _trace.Write("< >", _trace.IsRaw ? "< >" : null);
                return;
            }

            Tell("< ", cut ? Hidden(line) : Shown(line), line.Buffer, line.Position, line.Left);
        }

        /// <summary>Bytes behind a prompt or a CONNECT.</summary>
        public void SentData(byte[] buffer, int offset, int count) => Tell(
            "> ", count.ToString() + " bytes", buffer, offset, count);

        /// <summary>Bytes behind an answer.</summary>
        public void ReceivedData(byte[] buffer, int offset, int count) => Tell(
            "< ", count.ToString() + " bytes", buffer, offset, count);

        private static bool StartsWith(byte[] buffer, int offset, int count, byte[] text)
        {
            var same = count >= text.Length;
            for (var i = 0; same && i < text.Length; i++)
            {
                same = buffer[offset + i] == text[i];
            }

            return same;
        }

        private static string Text(AtLine line) => TraceText.Printable(string.Empty, line.Buffer, line.Position, line.Left);

        private static string Hidden(AtLine line) => "*** " + line.Left.ToString() + " characters";

        /// <summary>Parameters are shown for names on the list, and where there are none: in queries.</summary>
        private static string WithoutSecrets(string text, char mark)
        {
            var at = text.IndexOf(mark);
            if (at < 0 || (mark == '=' && text.Substring(at) == "=?"))
            {
                return text;
            }

            var start = text[0] == '+' ? 0 : 2;
            var name = text.Substring(start, at - start);

            // What is harmless in an answer only, such as the state of a PIN, has a question mark in the list.
            var isHarmless = Harmless.IndexOf(" " + name + " ") >= 0 || (mark == ':' && Harmless.IndexOf(" " + name + "? ") >= 0);
            return isHarmless ? text : text.Substring(0, at + 1) + "***";
        }

        private static int Find(AtLine line, char character)
        {
            for (var i = 0; i < line.Left; i++)
            {
                if (line.Buffer[line.Position + i] == character)
                {
                    return i;
                }
            }

            return -1;
        }

        private string Command(byte[] buffer, int count)
        {
            var at = Csim.Length;
            while (at < count && buffer[at] != '"')
            {
                at++;
            }

            var digits = count - at - 2;
            digits = digits > 2 * _head.Length ? 2 * _head.Length : digits;
            return digits >= 8 && Hex.TryDecode(buffer, at + 1, digits, _head, 0) ? _apdus.Describe(_head, digits / 2) : "***";
        }

        private string Shown(AtLine line)
        {
            int first = line.Buffer[line.Position];
            var isAnswer = StartsWith(line.Buffer, line.Position, line.Left, CsimAnswer) || StartsWith(line.Buffer, line.Position, line.Left, CglaAnswer);
            if (isAnswer || (_isApdu && first >= '0' && first <= '9'))
            {
                return Answer(line);
            }

            if (first == '+')
            {
                // A line with no colon is none that a modem says.
                return Find(line, ':') < 0 ? Hidden(line) : WithoutSecrets(Text(line), ':');
            }

            if (first == 'A' && line.Left > 2 && line.Buffer[line.Position + 1] == 'T')
            {
                // The echo of a command that was shown already.
                return null;
            }

            var kind = AtVocabulary.Classify(line);
            line.Rewind();
            return kind == AtLineKind.Ok || kind == AtLineKind.Refused || (_isQuery && line.Left <= LongestBare) || line.Left <= LongestId
                ? Text(line)
                : Hidden(line);
        }

        /// <summary>How many bytes came from the card, and the status word.</summary>
        private static string Answer(AtLine line)
        {
            var end = line.Position + line.Left;
            if (line.Buffer[end - 1] == '"')
            {
                end--;
            }

            var start = end;
            while (start > line.Position && Hex.IsDigit(line.Buffer[start - 1]))
            {
                start--;
            }

            var digits = end - start;
            if (digits < 4)
            {
                return Hidden(line);
            }

            var statusWord = Utf8.ToString(line.Buffer, end - 4, 4);
            return digits == 4 ? statusWord : ((digits - 4) / 2).ToString() + " bytes " + statusWord;
        }

        private void Tell(string mark, string line, byte[] buffer, int offset, int count) => _trace.Write(
            line == null ? null : mark + line, _trace.IsRaw ? TraceText.Printable(mark, buffer, offset, count) : null);
    }
}
