namespace NanoLpa.Quectel
{
    /// <summary>Configures a TLS context (AT+QSSLCFG of Quectel's SSL application note).</summary>
    internal static class TlsConfiguration
    {
        private const int CommandTimeout = 5000;

        /// <summary>Sets everything, each time: a modem that restarted in between has forgotten it.</summary>
        /// <param name="at">The modem.</param>
        /// <param name="settings">What to set.</param>
        /// <param name="caFile">The file to verify the server's certificate against; null: it is not verified.</param>
        /// <exception cref="LpaException"><see cref="LpaError.ModemRefused"/>: a setting that security needs was refused.</exception>
        public static void Apply(AtClient at, TlsSettings settings, string caFile)
        {
            // 4: whatever version the server wants; 0XFFFF: every cipher suite the modem has.
            Set(at, "sslversion", "4", settings, true);
            Set(at, "ciphersuite", "0XFFFF", settings, true);

            // 1: the server's certificate is verified.
            Set(at, "seclevel", caFile == null ? "0" : "1", settings, true);
            if (caFile != null)
            {
                SetCaFile(at, settings, caFile);
            }

            // Off from the factory: without it a host behind a shared address shows the wrong certificate. Firmware that
            // does not know the setting may still reach servers with an address of their own.
            Set(at, "sni", "1", settings, false);

            // Compares the certificate's name with the host. Only some firmware has this switch; EG800K compares without.
            Set(at, "checkhost", "1", settings, false);

            // What firmware without this setting does is not known: good enough unless dates have to be checked.
            Set(at, "ignorelocaltime", settings.IgnoreLocalTime ? "1" : "0", settings, !settings.IgnoreLocalTime);
        }

        private static void SetCaFile(AtClient at, TlsSettings settings, string caFile)
        {
            lock (at.SyncRoot)
            {
                at.Begin("AT+QSSLCFG=\"cacert\",").Number(settings.SslContextId).Text(",\"UFS:").Token(caFile).Text("\"");
                at.Send(CommandTimeout);
                at.ReadOk();
            }
        }

        private static void Set(AtClient at, string key, string value, TlsSettings settings, bool needed)
        {
            lock (at.SyncRoot)
            {
                at.Begin("AT+QSSLCFG=\"").Text(key).Text("\",").Number(settings.SslContextId).Text(",").Text(value);
                at.Send(CommandTimeout);
                if (needed)
                {
                    at.ReadOk();
                }
                else
                {
                    at.TryReadOk();
                }
            }
        }
    }
}
