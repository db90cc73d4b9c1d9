namespace NanoLpa.Firmware
{
    /// <summary>Sentences for the codes of <see cref="LpaError"/> that need no further number.</summary>
    internal static class CodeText
    {
        public static string Of(LpaError code)
        {
            switch (code)
            {
                case LpaError.Busy:
                    return "another function runs; wait for its end";
                case LpaError.InvalidArgument:
                    return "malformed argument; an ICCID has 18 to 20 digits";
                case LpaError.ActivationCodeEmpty:
                    return "the activation code is empty";
                case LpaError.ActivationCodeFormat:
                    return "no activation code; one looks like LPA:1$smdp.example.com$MATCHING-ID";
                case LpaError.ActivationCodeAddress:
                    return "the SM-DP+ address in the activation code is no host name";
                case LpaError.ActivationCodePort:
                    return "the port in the activation code is no number from 1 to 65535";
                case LpaError.ActivationCodeMatchingId:
                    return "the matching ID in the activation code holds other characters than letters, digits and -";
                case LpaError.ActivationCodeOid:
                    return "the SM-DP+ OID in the activation code is no dotted number";
                case LpaError.ActivationCodeFlag:
                    return "the confirmation code flag in the activation code is neither empty nor 1";
                case LpaError.CardTimeout:
                    return "the eUICC did not answer in time";
                case LpaError.CardTransport:
                    return "the modem refused to pass a command to the eUICC";
                case LpaError.CardResponse:
                    return "the eUICC's answer arrived garbled";
                case LpaError.CardStatusWord:
                    return "the eUICC refused a command";
                case LpaError.CardNoChannel:
                    return "the card has no free logical channel; restart the modem";
                case LpaError.CardNoIsdR:
                    return "no ISD-R on the card: it is no consumer eUICC, or its ISD-R has another AID";
                case LpaError.CardData:
                    return "the eUICC's answer is malformed";
                case LpaError.InstallNoResult:
                    return "the package came to its end and the eUICC gave no result; list shows whether the profile is there";
                case LpaError.ProfileNotFound:
                    return "the eUICC has no such profile; list shows those it has";
                case LpaError.ProfileWrongState:
                    return "the profile is not in the state for that; only a disabled one can be enabled or deleted, only an enabled one disabled";
                case LpaError.PolicyForbids:
                    return "a policy rule of the profile forbids that";
                case LpaError.CardBusy:
                    return "the card is busy; try again in a moment";
                case LpaError.EuiccRefused:
                    return "the eUICC refused";
                case LpaError.NoNetwork:
                    return "no network: the modem has no data connection";
                case LpaError.HostNotFound:
                    return "the server's name is unknown; check the address in the activation code";
                case LpaError.ConnectFailed:
                    return "the server cannot be reached";
                case LpaError.TlsRefused:
                    return "no TLS connection: its certificate is not trusted, there is no cipher in common, or the server cannot be reached";
                case LpaError.NetworkTimeout:
                    return "the server did not answer in time";
                case LpaError.ConnectionClosed:
                    return "the connection broke before the answer was complete; try again";
                case LpaError.HttpFormat:
                    return "the server's answer is no HTTP";
                case LpaError.HttpStatus:
                    return "the server answered with an HTTP error";
                case LpaError.ModemRefused:
                    return "the modem refused a command";
                case LpaError.ModemTimeout:
                    return "the modem did not answer; check its power and wiring";
                case LpaError.ServerData:
                    return "the server's answer is malformed";
                case LpaError.AddressMismatch:
                    return "the server signed another address than the one asked for";
                case LpaError.TransactionMismatch:
                    return "an answer belongs to another session";
                case LpaError.PackageFormat:
                    return "the profile package is malformed";
                case LpaError.OidMismatch:
                    return "the server is not the SM-DP+ that the activation code names";
                case LpaError.ConfirmationCodeRequired:
                    return "a confirmation code is needed and none was given";
                case LpaError.UserRejected:
                    return "declined";
                case LpaError.UserTimeout:
                    return "no answer in time";
                default:
                    return "internal error";
            }
        }
    }
}
