namespace NanoLpa
{
    /// <summary>What became of a download, signed by the eUICC (ProfileInstallationResult, SGP.22 section 2.5.6).</summary>
    public sealed class ProfileInstallationResult
    {
        internal const int Tag = 0xBF37;

        private ProfileInstallationResult(byte[] encoded, NotificationMetadata notification)
        {
            Encoded = encoded;
            Notification = notification;
        }

        /// <summary>The whole data object BF37, as ES9+.HandleNotification passes it on.</summary>
        public byte[] Encoded { get; }

        /// <summary>Its number, the server to be told, and the profile's ICCID.</summary>
        public NotificationMetadata Notification { get; }

        /// <summary>Whether the profile is installed.</summary>
        public bool Succeeded { get; private set; }

        /// <summary>AID of the ISD-P of the installed profile; null when there is none.</summary>
        public byte[] IsdpAid { get; private set; }

        /// <summary>BppCommandId: the part of the package that failed, 0 to 5.</summary>
        public int FailedCommand { get; private set; }

        /// <summary>ErrorReason: why it failed, 1 to 127.</summary>
        public int ErrorReason { get; private set; }

        /// <summary>Decodes the data object that a reader is at.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.CardData"/>: it is malformed.</exception>
        public static ProfileInstallationResult Decode(TlvReader at)
        {
            var data = at.Members().Require(0xBF27).Enter();
            var notification = NotificationMetadata.Decode(data.Require(NotificationMetadata.Tag));
            var result = new ProfileInstallationResult(at.Encoded(), notification);
            var final = data.Require(0xA2).Enter();
            if (!final.Next())
            {
                throw final.Malformed();
            }

            result.Succeeded = final.Tag == 0xA0;
            if (result.Succeeded)
            {
                result.IsdpAid = final.Enter().Require(0x4F).Value();
            }
            else
            {
                result.FailedCommand = final.Enter().Require(0x80).Integer();
                result.ErrorReason = final.Require(0x81).Integer();
            }

            return result;
        }
    }
}
