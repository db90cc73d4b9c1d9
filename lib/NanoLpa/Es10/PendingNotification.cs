using System;

namespace NanoLpa
{
    /// <summary>What a server is to be told, signed by the eUICC (PendingNotification, SGP.22 section 5.7.10): a
    /// ProfileInstallationResult (BF37) or an OtherSignedNotification (30).</summary>
    public sealed class PendingNotification
    {
        internal const int OtherSignedNotification = 0x30;
        private const int InstallationResultData = 0xBF27;

        private PendingNotification(byte[] encoded, NotificationMetadata metadata)
        {
            Encoded = encoded;
            Metadata = metadata;
        }

        /// <summary>The whole data object, as ES9+.HandleNotification passes it on.</summary>
        public byte[] Encoded { get; }

        /// <summary>Its number, what happened, the server to be told, and the profile's ICCID.</summary>
        public NotificationMetadata Metadata { get; }

        /// <summary>Decodes the data object that a reader is at.</summary>
        /// <exception cref="LpaException">The reader's error: it is malformed.</exception>
        public static PendingNotification Decode(TlvReader at)
        {
            var members = at.Members();
            if (at.Tag == ProfileInstallationResult.Tag)
            {
                members = members.Require(InstallationResultData).Enter();
            }
            else if (at.Tag != OtherSignedNotification)
            {
                throw at.Malformed();
            }

            return new PendingNotification(at.Encoded(), NotificationMetadata.Decode(members.Require(NotificationMetadata.Tag)));
        }

        /// <summary>Decodes one that was dumped.</summary>
        /// <param name="base64">What <see cref="ToBase64"/> gave.</param>
        /// <exception cref="LpaException"><see cref="LpaError.NotificationFormat"/>: it is no base64, or not one such data object as a whole.</exception>
        public static PendingNotification Parse(string base64)
        {
            byte[] bytes;
            try
            {
                bytes = Convert.FromBase64String(base64);
            }
            catch (Exception e)
            {
                // The device throws a plain Exception for what is no base64, where .NET has FormatException.
                throw new LpaException(LpaError.NotificationFormat, cause: e);
            }

            var reader = new TlvReader(bytes, 0, bytes.Length, LpaError.NotificationFormat);
            if (!reader.Next() || reader.Size != bytes.Length)
            {
                throw reader.Malformed();
            }

            return Decode(reader);
        }

        /// <summary>The whole data object in base64 (RFC 4648 section 4), in one line.</summary>
        public string ToBase64() => Convert.ToBase64String(Encoded);
    }
}
