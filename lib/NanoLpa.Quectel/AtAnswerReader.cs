using System;

namespace NanoLpa.Quectel
{
    /// <summary>Reads the answer to the command under way: tells its lines from what comes unasked, and knows its end.</summary>
    internal sealed class AtAnswerReader
    {
        // A modem that has restarted will not answer any more; one that answers by then was only late to say that it started.
        private const int RestartGrace = 1000;

        private readonly AtLink _link;
        private long _deadline;

        public AtAnswerReader(AtLink link)
        {
            _link = link;
        }

        /// <summary>The end of an answer was not seen: it must be settled before another command is sent.</summary>
        public bool IsPending { get; set; }

        /// <summary>A command is sent.</summary>
        /// <param name="timeout">Milliseconds until the end of its answer must have come.</param>
        public void Begin(int timeout)
        {
            IsPending = true;
            _deadline = Environment.TickCount64 + timeout;
        }

        /// <summary>Reads on to a line that starts with a prefix, or has none, or to the final result.</summary>
        /// <param name="prefix">Null for none.</param>
        /// <param name="bare">Whether a line that has no prefix and is no known URC is one of the answer's.</param>
        /// <param name="parts">Whether a line longer than the buffer comes in parts, instead of not at all.</param>
        /// <returns>False at the final OK.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>; <see cref="LpaError.ModemTimeout"/>.</exception>
        public bool ReadTo(byte[] prefix, bool bare, bool parts)
        {
            for (;;)
            {
                _link.ReadLine(_deadline, parts);
                var line = _link.Line;
                if (line.Left == 0)
                {
                    _link.AwaitsPrompt = false;
                    return true;
                }

                if (prefix != null && line.Skip(prefix))
                {
                    return true;
                }

                switch (AtVocabulary.Classify(line))
                {
                    case AtLineKind.Ok:
                        End();
                        return false;
                    case AtLineKind.Refused:
                        End();
                        throw new LpaException(LpaError.ModemRefused, line.Number());
                    case AtLineKind.Other:
                        if (bare && !AtVocabulary.IsUrc(line))
                        {
                            return true;
                        }

                        if (AtVocabulary.IsRestart(line))
                        {
                            var soon = Environment.TickCount64 + RestartGrace;
                            _deadline = soon < _deadline ? soon : _deadline;
                        }

                        _link.HandOut();
                        break;
                }

                RequireTime();
            }
        }

        /// <summary>Reads the next part of a line. What comes after the deadline is not taken, however much there is of it.</summary>
        public void ReadPart()
        {
            RequireTime();
            _link.ReadLine(_deadline, true);
        }

        /// <summary>Reads raw bytes.</summary>
        public void ReadRaw(byte[] buffer, int offset, int count) => _link.ReadRaw(buffer, offset, count, _deadline);

        private void End()
        {
            IsPending = false;
            _link.AwaitsPrompt = false;
        }

        /// <summary>A modem that never stops to talk holds nobody.</summary>
        private void RequireTime()
        {
            if (Environment.TickCount64 > _deadline)
            {
                throw new LpaException(LpaError.ModemTimeout);
            }
        }
    }
}
