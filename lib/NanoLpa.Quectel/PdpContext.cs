namespace NanoLpa.Quectel
{
    /// <summary>The modem's way into the network: a PDP context of its own TCP/IP stack (Quectel TCP/IP application note).</summary>
    public sealed class PdpContext
    {
        // Detail of NoNetwork.
        private const int NoAnswer = -2;

        private const int QueryTimeout = 5000;
        private const int ActivateTimeout = 150000;
        private const int DeactivateTimeout = 40000;

        private static readonly byte[] ActivePrefix = Utf8.ToBytes("+QIACT:");
        private static readonly byte[] AttachedPrefix = Utf8.ToBytes("+CGACT:");

        private readonly AtClient _at;
        private readonly TlsSettings _settings;
        private int _refusal = -1;

        /// <summary>Creates the context; activates nothing yet.</summary>
        /// <param name="at">The modem.</param>
        /// <param name="settings">Its <see cref="TlsSettings.PdpContextId"/> is the one activated.</param>
        public PdpContext(AtClient at, TlsSettings settings)
        {
            _at = at;
            _settings = settings;
            AccessPoint = new AccessPoint(at, settings);
        }

        /// <summary>Where it leads to; the modem's own setting unless set.</summary>
        public AccessPoint AccessPoint { get; }

        /// <summary>How long to activate, in milliseconds; 150000 unless set, as Quectel says.</summary>
        public int Timeout { get; set; } = ActivateTimeout;

        /// <summary>The address that <see cref="IsActive"/> saw; null when there was none.</summary>
        public string Address { get; private set; }

        /// <summary>Asks whether the context is active (AT+QIACT?).</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>; <see cref="LpaError.ModemRefused"/>.</exception>
        public bool IsActive()
        {
            var active = false;
            Address = null;
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QIACT?");
                _at.Send(QueryTimeout);
                while (_at.ReadAnswer(ActivePrefix))
                {
                    var line = _at.Line;
                    active |= line.Number() == _settings.PdpContextId && line.Skip(',') && line.Number() == 1;
                    if (active && Address == null)
                    {
                        // <id>,<state>,<type>,"<address>"
                        line.SkipPast('"');
                        Address = line.Until('"');
                    }
                }
            }

            return active;
        }

        /// <summary>Activates the context unless it is active (AT+QICSGP, AT+QIACT).</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NoNetwork"/>: it cannot be activated (the modem's error as
        /// detail), or not in time (-2); <see cref="LpaError.ModemTimeout"/>: the modem does not answer at all;
        /// <see cref="LpaError.InvalidArgument"/>: the access point's name, user or password holds quotes or is no ASCII.</exception>
        public void EnsureActive()
        {
            if (IsActive())
            {
                var stray = FindStray();
                if (stray < 0)
                {
                    return;
                }

                // Seen on the bench: every connection then fails, and only this helps.
                Deactivate();
                Try("AT+CGACT=0,", stray, ActivateTimeout);
            }

            AccessPoint.Tell();
            var context = _settings.PdpContextId;
            try
            {
                if (Try("AT+QIACT=", context, Timeout) || IsActive())
                {
                    return;
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemTimeout);
                if (e.Detail == AtClient.LineGone)
                {
                    throw;
                }

                // Otherwise it is the network that does not answer; or it has, and the modem was not heard.
                _refusal = NoAnswer;
                if (IsActive())
                {
                    return;
                }
            }

            throw new LpaException(LpaError.NoNetwork, _refusal);
        }

        /// <summary>Deactivates the context (AT+QIDEACT), before another profile is enabled.</summary>
        /// <returns>False when the modem refused.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.ModemTimeout"/>.</exception>
        public bool Deactivate() => Try("AT+QIDEACT=", _settings.PdpContextId, DeactivateTimeout);

        /// <summary>Looks for the state in which AT+QIACT? still shows an address while the context is down and another is up.</summary>
        /// <returns>The other context; -1 when all is well, or cannot be told.</returns>
        private int FindStray()
        {
            var isDown = false;
            var stray = -1;
            try
            {
                lock (_at.SyncRoot)
                {
                    _at.Begin("AT+CGACT?");
                    _at.Send(QueryTimeout);
                    while (_at.ReadAnswer(AttachedPrefix))
                    {
                        var line = _at.Line;
                        var id = line.Number();
                        var isUp = line.Skip(',') && line.Number() == 1;
                        if (id == _settings.PdpContextId)
                        {
                            isDown = !isUp;
                        }
                        else if (isUp && id > 0)
                        {
                            stray = id;
                        }
                    }
                }
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.ModemRefused);
                return -1;
            }

            return isDown ? stray : -1;
        }

        private bool Try(string command, int id, int timeout)
        {
            lock (_at.SyncRoot)
            {
                try
                {
                    _at.Begin(command).Number(id);
                    _at.Send(timeout);
                    _at.ReadOk();
                    return true;
                }
                catch (LpaException e)
                {
                    e.RethrowUnless(LpaError.ModemRefused);
                    _refusal = e.Detail;
                    return false;
                }
            }
        }
    }
}
