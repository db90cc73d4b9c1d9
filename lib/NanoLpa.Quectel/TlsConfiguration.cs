namespace NanoLpa.Quectel
{
    /// <summary>Configures a TLS context (AT+QSSLCFG of Quectel's SSL application note).</summary>
    /// <remarks>A modem that restarts forgets all of it, its word of that may get lost, and without it no server would be verified.
    /// So what led to a connection before is left out only when the modem still names the CA file that was set with it; and
    /// whether servers are verified is set each time.</remarks>
    internal sealed class TlsConfiguration
    {
        private const int CommandTimeout = 5000;

        private static readonly byte[] AnswerPrefix = Utf8.ToBytes("+QSSLCFG:");

        private readonly AtClient _at;
        private readonly TlsSettings _settings;
        private readonly TlsUrcs _urcs;

        // Was set with all else; null when it is not known what is set.
        private string _caFile;
        private int _state;
        private bool _isMute;

        public TlsConfiguration(AtClient at, TlsSettings settings, TlsUrcs urcs)
        {
            _at = at;
            _settings = settings;
            _urcs = urcs;
        }

        /// <summary>Changes with all that makes it necessary to set everything: a restart, another context, another way to check.</summary>
        private int State => (_urcs.Restarts << 4) | (_settings.SslContextId << 1) | (_settings.IgnoreLocalTime ? 1 : 0);

        /// <summary>Sets what is not set.</summary>
        /// <param name="caFile">The file to verify the server's certificate against; null: it is not verified.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>: a setting that security needs was refused.</exception>
        public void Apply(string caFile)
        {
            var kept = caFile != null && IsKept() ? _caFile : null;

            // Until it has led to a connection, nothing of it counts.
            _caFile = null;
            if (kept == null)
            {
                _state = State;

                // 4: whatever version the server wants; 0XFFFF: every cipher suite the modem has.
                Set("sslversion", "4", true);
                Set("ciphersuite", "0XFFFF", true);
            }

            // 1: the server's certificate is verified.
            Set("seclevel", caFile == null ? "0" : "1", true);
            if (caFile != null && kept != caFile)
            {
                Set("cacert", caFile, true, true);
            }

            if (kept != null)
            {
                return;
            }

            // Off from the factory: without it a host behind a shared address shows the wrong certificate. Firmware that
            // does not know the setting may still reach servers with an address of their own.
            Set("sni", "1", false);

            // Compares the certificate's name with the host. Only some firmware has this switch; EG800K compares without.
            Set("checkhost", "1", false);

            // What firmware without this setting does is not known: good enough unless dates have to be checked.
            Set("ignorelocaltime", _settings.IgnoreLocalTime ? "1" : "0", !_settings.IgnoreLocalTime);
        }

        /// <summary>What was set has led to a connection, and need not be set again.</summary>
        /// <param name="caFile">As for <see cref="Apply"/>.</param>
        public void Keep(string caFile) => _caFile = caFile;

        /// <summary>Whether the modem still has what was set.</summary>
        private bool IsKept()
        {
            // It may have said that it has restarted.
            _at.Poll();
            if (_caFile == null || _isMute || _state != State)
            {
                return false;
            }

            // One that does not tell, or not in this form, is not asked again.
            _isMute = true;
            var end = ",\"UFS:" + _caFile + "\"";
            lock (_at.SyncRoot)
            {
                try
                {
                    _at.Begin("AT+QSSLCFG=\"cacert\",").Number(_settings.SslContextId);
                    _at.Send(CommandTimeout);
                    while (_at.ReadAnswer(AnswerPrefix))
                    {
                        _isMute = !_at.Line.Rest().EndsWith(end);
                    }
                }
                catch (LpaException e)
                {
                    e.RethrowUnless(LpaError.ModemRefused);
                }
            }

            return !_isMute;
        }

        private void Set(string key, string value, bool needed, bool isFile = false)
        {
            lock (_at.SyncRoot)
            {
                _at.Begin("AT+QSSLCFG=\"").Text(key).Text("\",").Number(_settings.SslContextId)
                    .Text(isFile ? ",\"UFS:" : ",").Token(value).Text(isFile ? "\"" : string.Empty);
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
