namespace NanoLpa
{
    /// <summary>What happened to a profile and whom to tell (NotificationMetadata, SGP.22 section 5.7.9).</summary>
    public sealed class NotificationMetadata
    {
        internal const int Tag = 0xBF2F;

        private NotificationMetadata(int sequenceNumber, NotificationEvent operation, string address, string iccid)
        {
            SequenceNumber = sequenceNumber;
            Operation = operation;
            Address = address;
            Iccid = iccid;
        }

        /// <summary>Number of the notification on this eUICC; 0 is a number like any other.</summary>
        public int SequenceNumber { get; }

        /// <summary>What happened.</summary>
        public NotificationEvent Operation { get; }

        /// <summary>Host name of the server that is to be told, with <c>:port</c> where it is not 443.</summary>
        public string Address { get; }

        /// <summary>ICCID of the profile, digits; null when the eUICC names none.</summary>
        public string Iccid { get; }

        /// <summary>The server that is to be told.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.NotificationAddress"/>: <see cref="Address"/> is none.</exception>
        public ServerAddress ParseAddress()
        {
            try
            {
                return ServerAddress.Parse(Address);
            }
            catch (LpaException)
            {
                // Its codes speak of an activation code.
                throw new LpaException(LpaError.NotificationAddress);
            }
        }

        /// <summary>Decodes the data object that a reader is at.</summary>
        internal static NotificationMetadata Decode(TlvReader at)
        {
            var member = at.Members();
            var sequenceNumber = member.Require(0x80).Integer();
            member.Require(0x81);
            if (member.Length != 2)
            {
                throw member.Malformed();
            }

            var operation = (NotificationEvent)member.Bytes[member.Offset + 1];
            var address = member.Require(0x0C).Text();
            var iccid = member.Find(0x5A) ? Bcd.ToString(member.Bytes, member.Offset, member.Length) : null;
            return new NotificationMetadata(sequenceNumber, operation, address, iccid);
        }
    }
}
