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
                    return "malformed argument; an ICCID has 18 to 20 digits, an AID 32";
                case LpaError.TextTooLong:
                    return "the text is too long; take a shorter one";
                case LpaError.NotificationFormat:
                    return "this is no notification as notification dump shows it";
                case LpaError.ActivationCodeEmpty:
                    return "the activation code is empty; one looks like LPA:1$smdp.example.com$MATCHING-ID";
                case LpaError.ActivationCodeFormat:
                    return "no activation code: it starts with LPA:1$, then an address; scan or type it anew";
                case LpaError.ActivationCodeAddress:
                    return "the SM-DP+ address in the activation code is no host name; scan or type it anew";
                case LpaError.ActivationCodePort:
                    return "the port in the activation code is no number from 1 to 65535; scan or type it anew";
                case LpaError.ActivationCodeMatchingId:
                    return "the matching ID in the activation code holds other characters than letters, digits and -; scan or type it anew";
                case LpaError.ActivationCodeOid:
                    return "the SM-DP+ OID in the activation code is no dotted number; scan or type it anew";
                case LpaError.ActivationCodeFlag:
                    return "the confirmation code flag in the activation code is neither empty nor 1; scan or type it anew";
                case LpaError.NoDefaultSmdp:
                    return "the eUICC has no default SM-DP+; smdp sets one, or download takes an activation code";
                case LpaError.NoRootSmds:
                    return "the eUICC names no root SM-DS; discover takes an address";
                case LpaError.ServerAddress:
                    return "the server's address is no host name, or its port no number from 1 to 65535";
                case LpaError.CardTimeout:
                    return "the eUICC did not answer in time";
                case LpaError.CardResponse:
                    return "the eUICC's answer arrived garbled";
                case LpaError.CardNoChannel:
                    return "the card has no free logical channel; restart the modem";
                case LpaError.CardNoIsdR:
                    return "no ISD-R on the card: it is no consumer eUICC, or its ISD-R has another AID, or the modem's own LPA holds it";
                case LpaError.CardData:
                    return "the eUICC's answer is malformed; restart the modem and try again";
                case LpaError.NotificationAddress:
                    return "the notification's server address is no host name; it can only be removed";
                case LpaError.OperatorManaged:
                    return "the card is an M2M eUICC: its operator brings and deletes profiles; a device can only list them and enable one";
                case LpaError.InstallNoResult:
                    return "the package came to its end and the eUICC gave no result; list shows whether the profile is there";
                case LpaError.ProfileNotFound:
                    return "the eUICC has no such profile; list shows those it has";
                case LpaError.ProfileWrongState:
                    return "the profile is not in the state for that; only a disabled one can be enabled or deleted, only an enabled one disabled";
                case LpaError.PolicyForbids:
                    return "a policy rule of the profile forbids that; only its operator can change it";
                case LpaError.CardBusy:
                    return "the card is busy; try again in a moment";
                case LpaError.EuiccRefused:
                    return "the eUICC refused and gave no reason; restart the modem and try again";
                case LpaError.NotificationNotFound:
                    return "the eUICC has no such notification; notification list shows those it has";
                case LpaError.NothingToDelete:
                    return "there is nothing to delete";
                case LpaError.NoNetwork:
                    return "no network: the modem has no data connection; check antenna, enabled profile and APN";
                case LpaError.HostNotFound:
                    return "the server's name is unknown; check the address in the activation code";
                case LpaError.ConnectFailed:
                    return "the server cannot be reached; check the network, and the address in the activation code";
                case LpaError.TlsRefused:
                    return "no TLS connection: its certificate is not trusted (see ca list), no cipher is in common, or the server cannot be reached; try another network";
                case LpaError.NetworkTimeout:
                    return "the server did not answer in time; try again later";
                case LpaError.ConnectionClosed:
                    return "the connection broke before the answer was complete; try again";
                case LpaError.HttpFormat:
                    return "the server's answer is no HTTP; check the address and the port";
                case LpaError.ModemRefused:
                    return "the modem refused a command; restart it and try again";
                case LpaError.ModemTimeout:
                    return "the modem did not answer; check its power and wiring";
                case LpaError.ServerData:
                    return "the server's answer is malformed; try again, and tell the operator if it stays so";
                case LpaError.AddressMismatch:
                    return "the server signed another address than the one asked for; check the address in the activation code";
                case LpaError.TransactionMismatch:
                    return "an answer belongs to another session; try again";
                case LpaError.PackageFormat:
                    return "the profile package is malformed; try again, and tell the operator if it stays so";
                case LpaError.OidMismatch:
                    return "the server is not the SM-DP+ that the activation code names; ask the operator for a new one";
                case LpaError.NotSmdp:
                    return "the server is an SM-DS and has no profiles; discover with its address lists what it has";
                case LpaError.ConfirmationCodeRequired:
                    return "a confirmation code is needed and none was given; the operator has it";
                case LpaError.UserRejected:
                    return "declined; nothing was installed";
                case LpaError.UserPostponed:
                    return "postponed; the same can be downloaded later";
                case LpaError.ConsentRequired:
                    return "a policy rule of the profile needs your consent; confirm on, then download again";
                case LpaError.PolicyNotAllowed:
                    return "a policy rule of the profile is not allowed on this eUICC; ask the operator for another profile";
                case LpaError.UserTimeout:
                    return "no answer in time; try again";
                case LpaError.NoSim:
                    return "the modem has no SIM, or none that answers";
                case LpaError.SimPin:
                    return "the SIM asks for a PIN, which is not supported; use a profile without one";
                case LpaError.NoProfileEnabled:
                    return "no profile is enabled on the eUICC; list shows those it has";
                case LpaError.NoSignal:
                    return "no network can be heard; check antenna, rat and bands";
                case LpaError.RegistrationTimeout:
                    return "networks can be heard, but none let the modem in; check the profile, apn and rat";
                case LpaError.NotSupported:
                    return "this modem cannot do that";
                case LpaError.ProfileNotTakenUp:
                    return "the modem does not take up the profile, not even after a restart";
                case LpaError.SettingsStore:
                    return "the board's storage cannot be read or written";
                case LpaError.CertificateFormat:
                    return "this is no certificate in PEM, or it arrived damaged; paste it again, from its BEGIN line to its END line";
                case LpaError.CertificateNotRoot:
                    return "the certificate is no root: it is a server's or an intermediate one's; take the one at the end of its chain";
                case LpaError.CertificateExpired:
                    return "the root certificate is valid no more; ask who publishes it for its successor";
                case LpaError.CertificateLimit:
                    return "there is no room for more root certificates; ca remove takes one away";
                default:
                    return "internal error";
            }
        }
    }
}
