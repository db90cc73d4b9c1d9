namespace NanoLpa.Quectel
{
    /// <summary>What it means that the modem does not open a TLS socket (+QSSLOPEN, or +CME ERROR in its place).</summary>
    internal static class TlsOpenError
    {
        /// <summary>Gives the result its meaning.</summary>
        /// <param name="result">The modem's number; <see cref="TlsUrcs.Restarted"/>.</param>
        public static LpaException Of(int result)
        {
            switch (result)
            {
                case TlsUrcs.Restarted:
                    return new LpaException(LpaError.ConnectionClosed);
                case 561:
                case 570:
                    return new LpaException(LpaError.NoNetwork, result);
                case 564:
                case 565:
                    return new LpaException(LpaError.HostNotFound, result);
                case 566:
                    return new LpaException(LpaError.TlsRefused, result);
                case 569:
                    return new LpaException(LpaError.NetworkTimeout, result);
                default:
                    return new LpaException(LpaError.ConnectFailed, result);
            }
        }
    }
}
