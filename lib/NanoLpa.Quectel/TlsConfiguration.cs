namespace NanoLpa.Quectel
{
    /// <summary>Configures a TLS context (AT+QSSLCFG of Quectel's SSL application note).</summary>
    /// <remarks>A modem that restarts forgets all of it, and its word of that may not be heard: with what it forgets it would verify no
    /// server. So what was set before is left out only when the modem names the CA file that was set with it; and whether
    /// servers are verified is set each time.</remarks>
    internal sealed class TlsConfiguration
    {
        private const int CommandTimeout = 5000;

        private static readonly byte[] AnswerPrefix = Utf8.ToBytes("+QSSLCFG:");

        private readonly AtClient _at;
        private readonly TlsSettings _settings;
        private readonly TlsUrcs _urcs;

        // Was set with all else; null when it is not known what is set.
        private string _caFile;
        private int _contextId;
        private bool _ignoresTime;
        private int _restarts;
        private bool _isMute;

        public TlsConfiguration(AtClient at, TlsSettings settings, TlsUrcs urcs)
        {
            _at = at;
            _settings = settings;
            _urcs = urcs;
        }

        /// <summary>Sets what is not set.</summary>
        /// <param name="caFile">The file to verify the server's certificate against; null: it is not verified.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>: a setting that security needs was refused.</exception>
        public void Apply(string caFile)
        {
            var isKept = caFile != null && IsKept();
            var kept = _caFile;

            // Until it has led to a connection, nothing of it counts.
            _caFile = null;
            if (!isKept)
            {
                _contextId = _settings.SslContextId;
                _ignoresTime = _settings.IgnoreLocalTime;
                _restarts = _urcs.Restarts;

                // 4: whatever version the server wants; 0XFFFF: every cipher suite the modem has.
                Set("sslversion", "4", true);
                Set("ciphersuite", "0XFFFF", true);
            }

            // 1: the server's certificate is verified.
            Set("seclevel", caFile == null ? "0" : "1", true);
            if (caFile != null && !(isKept && kept == caFile))
            {
                SetCaFile(caFile);
            }

            if (!isKept)
            {
                SetRest();
            }
        }

        /// <summary>What was set has led to a connection, and need not be set again.</summary>
        /// <param name="caFile">As for <see cref="Apply"/>.</param>
        public void Keep(string caFile) => _caFile = caFile;

        private void SetRest()
        {
            // Off from the factory: without it a host behind a shared address shows the wrong certificate. Firmware that
            // does not know the setting may still reach servers with an address of their own.
            Set("sni", "1", false);

            // Compares the certificate's name with the host. Only some firmware has this switch; EG800K compares without.
            Set("checkhost", "1", false);

            // What firmware without this setting does is not known: good enough unless dates have to be checked.
            Set("ignorelocaltime", _ignoresTime ? "1" : "0", !_ignoresTime);
        }

        /// <summary>Whether the modem still has what was set.</summary>
        private bool IsKept()
        {
            // It may have said that it has restarted.
            _at.Poll();
            if (_caFile == null || _isMute || _contextId != _settings.SslContextId || _ignoresTime != _settings.IgnoreLocalTime
                || _restarts != _urcs.Restarts)
            {
                return false;
            }

            // One that does not tell, or not in this form, is not asked again.
            _isMute = !Names(_caFile);
            return !_isMute;
        }

        /// <summary>Asks the modem for its CA file.</summary>
        /// <returns>Whether it is this one.</returns>
        private bool Names(string caFile)
        {
            var isNamed = false;
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QSSLCFG=\"cacert\",").Number(_contextId);
                _at.Send(CommandTimeout);
                try
                {
                    // "cacert",<context>,"UFS:<file>"
                    while (_at.ReadAnswer(AnswerPrefix))
                    {
                        isNamed = _at.Line.Rest() == "\"cacert\"," + _contextId.ToString() + ",\"UFS:" + caFile + "\"";
                    }
                }
                catch (LpaException e)
                {
                    e.RethrowUnless(LpaError.ModemRefused);
                }
            }

            return isNamed;
        }

        private void SetCaFile(string caFile)
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QSSLCFG=\"cacert\",").Number(_contextId).Text(",\"UFS:").Token(caFile).Text("\"");
                _at.Send(CommandTimeout);
                _at.ReadOk();
            }
        }

        private void Set(string key, string value, bool needed)
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QSSLCFG=\"").Text(key).Text("\",").Number(_contextId).Text(",").Text(value);
                _at.Send(CommandTimeout);
                if (needed)
                {
                    _at.ReadOk();
                }
                else
                {
                    _at.TryReadOk();
                }
            }
        }
    }
}
