using System;

namespace NanoLpa.Quectel
{
    /// <summary>What the modem says unasked about one TLS socket, and waiting for it.</summary>
    internal sealed class TlsUrcs : IUrcHandler
    {
        // A "recv" URC may be lost on the serial line, so the modem is also asked unprompted.
        private const int PollMilliseconds = 2000;

        // Other threads' commands wait for no longer than this.
        private const int SliceMilliseconds = 250;

        private static readonly byte[] OpenPrefix = Utf8.ToBytes("+QSSLOPEN:");
        private static readonly byte[] UrcPrefix = Utf8.ToBytes("+QSSLURC:");
        private static readonly byte[] RecvText = Utf8.ToBytes("\"recv\",");
        private static readonly byte[] ClosedText = Utf8.ToBytes("\"closed\",");
        private static readonly byte[] ContextPrefix = Utf8.ToBytes("+QIURC:");
        private static readonly byte[] ContextLostText = Utf8.ToBytes("\"pdpdeact\",");

        private readonly AtClient _at;
        private readonly TlsSettings _settings;
        private bool _opening;

        public TlsUrcs(AtClient at, TlsSettings settings)
        {
            _at = at;
            _settings = settings;
            at.AddUrcHandler(this);
        }

        /// <summary><see cref="OpenResult"/> when the modem has restarted instead.</summary>
        public const int Restarted = -2;

        /// <summary>Result of +QSSLOPEN, 0 when connected; -1 when it was garbled.</summary>
        public int OpenResult { get; private set; }

        /// <summary>The connection is gone; what came before may still be read.</summary>
        public bool IsClosed { get; private set; } = true;

        /// <summary>The modem said that there is data, and was not asked since.</summary>
        public bool HasData { get; set; }

        /// <summary>How often the modem was heard to begin anew, or to end.</summary>
        public int Restarts { get; private set; }

        /// <summary>A new connection is about to be asked for.</summary>
        public void ExpectOpen()
        {
            _opening = true;
            IsClosed = false;
            HasData = false;
        }

        /// <summary>Waits for +QSSLOPEN.</summary>
        /// <returns>False when it has not come by the deadline.</returns>
        public bool WaitForOpen(long deadline)
        {
            while (_opening)
            {
                if (!Wait(deadline))
                {
                    _opening = false;
                    return false;
                }
            }

            return true;
        }

        /// <summary>Waits until it is worth asking for data: it is announced, or the end is, or some time has passed.</summary>
        public void WaitForData(long deadline)
        {
            var until = Environment.TickCount64 + PollMilliseconds;
            until = until < deadline ? until : deadline;
            while (!HasData && !IsClosed && Wait(until))
            {
            }
        }

        /// <summary>Waits a moment for anything.</summary>
        /// <returns>False when the deadline has passed.</returns>
        public bool Wait(long deadline)
        {
            var left = deadline - Environment.TickCount64;
            if (left <= 0)
            {
                return false;
            }

            _at.WaitForUrc(left < SliceMilliseconds ? (int)left : SliceMilliseconds);
            return true;
        }

        /// <inheritdoc/>
        public bool OnUrc(AtLine line)
        {
            if (line.Skip(UrcPrefix))
            {
                return OnData(line);
            }

            if (line.Skip(OpenPrefix))
            {
                return OnOpen(line);
            }

            if (AtVocabulary.IsRestart(line))
            {
                OnRestart();
                return false;
            }

            if (line.Skip(ContextPrefix) && line.Skip(ContextLostText) && line.Number() == _settings.PdpContextId)
            {
                IsClosed = true;
            }

            // The loss of a context concerns others too.
            return false;
        }

        private bool OnData(AtLine line)
        {
            var data = line.Skip(RecvText);
            var closed = !data && line.Skip(ClosedText);
            if ((!data && !closed) || line.Number() != _settings.ClientId)
            {
                return false;
            }

            HasData |= data;
            IsClosed |= closed;
            return true;
        }

        private void OnRestart()
        {
            IsClosed = true;
            Restarts++;
            if (_opening)
            {
                OpenResult = Restarted;
                _opening = false;
            }
        }

        private bool OnOpen(AtLine line)
        {
            if (line.Number() != _settings.ClientId || !line.Skip(','))
            {
                return false;
            }

            // The late result of an attempt that was given up must not pass for that of the next one.
            if (_opening)
            {
                OpenResult = line.Number();
                _opening = false;
            }

            return true;
        }
    }
}
