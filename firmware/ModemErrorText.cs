using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Sentences for errors of the modem that its number tells apart (3GPP TS 27.007 section 9.2, Quectel's application notes).</summary>
    internal static class ModemErrorText
    {
        // A CME error of AT+QFUPL (Quectel file application note).
        private const int DriveFull = 403;

        private const string LineGone = "the line to the modem is gone; check the cable, then restart";

        private const int DataStackWornOut = 552;

        /// <summary>Why the modem passed a command to the card no further.</summary>
        public static string Card(int error)
        {
            switch (error)
            {
                case 10:
                    return "there is no card in the modem; check that it sits in its holder";
                case 11:
                case 12:
                case 17:
                case 18:
                    return "the card wants its PIN or PUK; enter it with the modem's own tools first";
                case 13:
                case 15:
                    return "the modem cannot use the card; check that it sits in its holder, then restart the modem";
                case 14:
                    return "the card is still starting; try again in a moment";
                default:
                    return "the modem refused to pass a command to the eUICC; restart it, and switch its own LPA off if it has one";
            }
        }

        /// <summary>Why no connection came up; null when the number says nothing special.</summary>
        public static string Connection(LpaError code, int error)
        {
            if (code == LpaError.TlsRefused && error == TlsSocket.NoCaFile)
            {
                return "there is no root certificate to check the server against; ca add takes one, the README says which";
            }

            return code == LpaError.ConnectFailed && error == DataStackWornOut
                ? "the modem opens no more connections; restart it"
                : null;
        }

        /// <summary>Why there is no line, where that is why the card did not answer; null when it is not.</summary>
        public static string CardLine(LpaError code, int error) =>
            code == LpaError.CardTimeout && error == AtClient.LineGone ? LineGone : null;

        /// <summary>Why a command failed; null when the number says nothing special.</summary>
        public static string Command(LpaError code, int error)
        {
            if (code == LpaError.ModemTimeout && error == AtClient.LineGone)
            {
                return LineGone;
            }

            if (code == LpaError.ModemRefused && error == DriveFull)
            {
                return "the modem's storage is full; ca remove takes a root certificate away";
            }

            return code == LpaError.ModemRefused && error == ModemFiles.Damaged
                ? "a file arrived on the modem damaged; try again, with a lower bit rate if it stays so"
                : null;
        }
    }
}
