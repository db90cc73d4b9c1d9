namespace NanoLpa
{
    /// <summary>What went wrong. The comment says what <see cref="LpaException.Detail"/> holds, where it holds something.</summary>
    public enum LpaError
    {
        /// <summary>Nothing.</summary>
        None = 0,

        /// <summary>Another procedure runs; nothing was done.</summary>
        Busy = 1,

        /// <summary>An ICCID, AID or other argument is malformed.</summary>
        InvalidArgument = 2,

        /// <summary>A fault of the program itself, or no memory left; the inner exception says which.</summary>
        Internal = 3,

        /// <summary>What is to be sent is no notification in base64.</summary>
        NotificationFormat = 4,

        /// <summary>A text is longer than SGP.22 allows. Detail: how many characters it may have.</summary>
        TextTooLong = 5,

        /// <summary>Activation code: empty.</summary>
        ActivationCodeEmpty = 10,

        /// <summary>Activation code: the format is not "1", or there is no "$" after it.</summary>
        ActivationCodeFormat = 11,

        /// <summary>Activation code: the SM-DP+ address is missing or no host name.</summary>
        ActivationCodeAddress = 12,

        /// <summary>Activation code: the port after the address is no number from 1 to 65535.</summary>
        ActivationCodePort = 13,

        /// <summary>Activation code: the matching ID holds something other than letters, digits and "-".</summary>
        ActivationCodeMatchingId = 14,

        /// <summary>Activation code: the SM-DP+ OID is no dotted number.</summary>
        ActivationCodeOid = 15,

        /// <summary>Activation code: the confirmation code flag is neither empty, "0" nor "1".</summary>
        ActivationCodeFlag = 16,

        /// <summary>There is no activation code, and the eUICC has no default SM-DP+ address.</summary>
        NoDefaultSmdp = 17,

        /// <summary>No SM-DS was named, and the eUICC has no root SM-DS address.</summary>
        NoRootSmds = 18,

        /// <summary>An address that is not from an activation code - typed, on the eUICC, or of an event - is no host name, or its port no number from 1 to 65535.</summary>
        ServerAddress = 19,

        /// <summary>The card or the modem did not answer by the deadline. Detail: -2 when the serial line itself is gone, else -1.</summary>
        CardTimeout = 20,

        /// <summary>The modem refused to pass an APDU on. Detail: CME error, -1 for a plain ERROR.</summary>
        CardTransport = 21,

        /// <summary>What came back for an APDU is garbled: wrong length, no hex, no status word, an endless 61xx chain.</summary>
        CardResponse = 22,

        /// <summary>The card answered with an error status word.</summary>
        CardStatusWord = 23,

        /// <summary>No logical channel could be opened.</summary>
        CardNoChannel = 24,

        /// <summary>The card has no ISD-R with this AID: no consumer eUICC, or another AID.</summary>
        CardNoIsdR = 25,

        /// <summary>The card's answer is no valid encoding of what SGP.22 says.</summary>
        CardData = 26,

        /// <summary>The server address in a notification is no host name.</summary>
        NotificationAddress = 27,

        /// <summary>The card's operator manages its profiles: a device can only list them and enable one.</summary>
        OperatorManaged = 28,

        /// <summary>The eUICC refused the server. Detail: AuthenticateErrorCode.</summary>
        AuthenticateServerRefused = 30,

        /// <summary>The eUICC refused to prepare the download. Detail: DownloadErrorCode.</summary>
        PrepareDownloadRefused = 31,

        /// <summary>The eUICC did not install the profile. Detail: BppCommandId * 256 + ErrorReason.</summary>
        InstallFailed = 32,

        /// <summary>The package came to its end and the eUICC gave no ProfileInstallationResult.</summary>
        InstallNoResult = 33,

        /// <summary>The eUICC has no profile with this ICCID or AID.</summary>
        ProfileNotFound = 34,

        /// <summary>The profile is already in that state, or not in the one that the function needs.</summary>
        ProfileWrongState = 35,

        /// <summary>A profile policy rule forbids it.</summary>
        PolicyForbids = 36,

        /// <summary>The card is busy with a toolkit session; try again (catBusy).</summary>
        CardBusy = 37,

        /// <summary>The eUICC answered undefinedError or a result that SGP.22 v2 does not know. Detail: the result.</summary>
        EuiccRefused = 38,

        /// <summary>The eUICC has no notification with this number.</summary>
        NotificationNotFound = 39,

        /// <summary>There is no network: no registration or no PDP context. Detail: the modem's error; -2 when it, or the network,
        /// did not answer in time.</summary>
        NoNetwork = 40,

        /// <summary>The server's name could not be resolved.</summary>
        HostNotFound = 41,

        /// <summary>The server could not be reached. Detail: the modem's error.</summary>
        ConnectFailed = 42,

        /// <summary>The TLS handshake failed: certificate not trusted, wrong host name, no common cipher. Detail: the modem's
        /// error; -3 when no CA file is set, so that nothing was tried.</summary>
        TlsRefused = 43,

        /// <summary>The server did not answer by the deadline.</summary>
        NetworkTimeout = 44,

        /// <summary>The connection ended before the answer did.</summary>
        ConnectionClosed = 45,

        /// <summary>The server's HTTP is malformed.</summary>
        HttpFormat = 46,

        /// <summary>The server answered with an HTTP status other than 2xx.</summary>
        HttpStatus = 47,

        /// <summary>The modem refused a command, or answered something unexpected. Detail: its CME or CMS error; -1 for a plain
        /// ERROR, an error in words, or an unexpected answer; -3 when a file arrived on it damaged.</summary>
        ModemRefused = 48,

        /// <summary>The modem did not answer a command by its deadline. Detail: -2 when the serial line itself is gone, else -1.</summary>
        ModemTimeout = 49,

        /// <summary>The answer is no valid JSON, lacks a field, or a field is no valid base64 or too long.</summary>
        ServerData = 50,

        /// <summary>The SM-DP+ reported a failure; subject and reason codes say which.</summary>
        ServerRefused = 51,

        /// <summary>serverSigned1 names another SM-DP+ than the one asked.</summary>
        AddressMismatch = 52,

        /// <summary>A transaction ID is not the one of this session.</summary>
        TransactionMismatch = 53,

        /// <summary>The bound profile package is no valid TLV structure.</summary>
        PackageFormat = 54,

        /// <summary>The SM-DP+'s certificate does not name the OID that the activation code asks for.</summary>
        OidMismatch = 55,

        /// <summary>The server that a profile was asked of is an SM-DS: it has events, and no profiles.</summary>
        NotSmdp = 56,

        /// <summary>A confirmation code is needed and none was given.</summary>
        ConfirmationCodeRequired = 60,

        /// <summary>The end user declined.</summary>
        UserRejected = 61,

        /// <summary>The end user did not answer in time.</summary>
        UserTimeout = 62,

        /// <summary>The end user wants to decide later.</summary>
        UserPostponed = 63,

        /// <summary>A profile policy rule needs the end user's consent, and there is nobody to be asked.</summary>
        ConsentRequired = 64,

        /// <summary>A profile policy rule is not allowed on this eUICC. Detail: number of the rule.</summary>
        PolicyNotAllowed = 65,

        /// <summary>The eUICC has nothing of what it was told to delete.</summary>
        NothingToDelete = 70,

        /// <summary>The network refused to register the modem. Detail: EMM, GMM or MM cause (3GPP TS 24.301 section 9.9.3.9).</summary>
        RegistrationDenied = 80,

        /// <summary>The modem has no card, or none that answers.</summary>
        NoSim = 81,

        /// <summary>The card asks for a PIN or another code.</summary>
        SimPin = 82,

        /// <summary>The eUICC has no enabled profile to register with.</summary>
        NoProfileEnabled = 83,

        /// <summary>No network was heard by the deadline.</summary>
        NoSignal = 84,

        /// <summary>Networks were heard, but none let the modem in by the deadline.</summary>
        RegistrationTimeout = 85,

        /// <summary>The modem has no such function.</summary>
        NotSupported = 86,

        /// <summary>The board's store of settings cannot be read or written; the inner exception says why.</summary>
        SettingsStore = 87,

        /// <summary>The modem does not take up the profile that was enabled, not even after a restart.</summary>
        ProfileNotTakenUp = 88,

        /// <summary>What should be a certificate is none, or it is damaged.</summary>
        CertificateFormat = 90,

        /// <summary>The certificate is no root: another one has issued it, it may issue none, or it does not name its key.</summary>
        CertificateNotRoot = 91,

        /// <summary>The root certificate is valid no more.</summary>
        CertificateExpired = 92,

        /// <summary>There are as many root certificates as can be tried, 12.</summary>
        CertificateLimit = 93
    }
}
