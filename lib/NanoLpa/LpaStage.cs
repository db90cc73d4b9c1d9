namespace NanoLpa
{
    /// <summary>Where a procedure is. The stages of a download come in the order given here.</summary>
    public enum LpaStage
    {
        /// <summary>No procedure runs.</summary>
        Idle = 0,

        /// <summary>The activation code (SGP.22 section 4.1), or the address in its place, is read.</summary>
        ActivationCode = 1,

        /// <summary>A logical channel is opened and ISD-R selected.</summary>
        OpenChannel = 2,

        /// <summary>ES10b.GetEUICCInfo and ES10b.GetEUICCChallenge.</summary>
        EuiccInfo = 3,

        /// <summary>ES9+.InitiateAuthentication.</summary>
        InitiateAuthentication = 4,

        /// <summary>ES10b.AuthenticateServer.</summary>
        AuthenticateServer = 5,

        /// <summary>ES9+.AuthenticateClient.</summary>
        AuthenticateClient = 6,

        /// <summary>The profile's metadata is known; the end user may be asked (SGP.22 section 3.1.3).</summary>
        Confirmation = 7,

        /// <summary>ES10b.PrepareDownload.</summary>
        PrepareDownload = 8,

        /// <summary>ES9+.GetBoundProfilePackage.</summary>
        GetBoundProfilePackage = 9,

        /// <summary>ES10b.LoadBoundProfilePackage, segment by segment as it arrives.</summary>
        LoadBoundProfilePackage = 10,

        /// <summary>ES9+.HandleNotification with the ProfileInstallationResult, then its removal from the eUICC.</summary>
        ReportResult = 11,

        /// <summary>The procedure ended well.</summary>
        Done = 12,

        /// <summary>A function of ES10c (profile and eUICC management) or the notification list, outside a download.</summary>
        Management = 13,

        /// <summary>ES9+.HandleNotification for a pending notification, outside a download.</summary>
        Notification = 14,

        /// <summary>The modem is brought into the network, outside a download.</summary>
        Network = 15,

        /// <summary>Root certificates are kept or taken away.</summary>
        Certificates = 16
    }
}
