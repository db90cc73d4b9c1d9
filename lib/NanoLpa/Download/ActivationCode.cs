namespace NanoLpa
{
    /// <summary>An activation code (SGP.22 section 4.1): <c>LPA:1$address$matchingId[$oid[$confirmationCodeRequired[$...]]]</c>.</summary>
    public sealed class ActivationCode
    {
        private const string Prefix = "LPA:";

        // Twice what SGP.22 allows.
        private const int MaxLength = 512;

        private ActivationCode()
        {
        }

        /// <summary>Address of the SM-DP+; null: the eUICC's default SM-DP+.</summary>
        public ServerAddress Smdp { get; private set; }

        /// <summary>Matching ID, may be empty. Secret: who has it can have the profile.</summary>
        public string MatchingId { get; private set; }

        /// <summary>OID that the SM-DP+'s certificate must name; empty when any will do.</summary>
        public string Oid { get; private set; } = string.Empty;

        /// <summary>Whether the code says that a confirmation code is needed; the server may still ask for one when it does not.</summary>
        public bool ConfirmationCodeRequired { get; private set; }

        /// <summary>Whether there is an activation code, or only what stands for none.</summary>
        internal bool IsGiven { get; private set; }

        /// <summary>Whether a line is meant as an activation code: what a QR scanner types.</summary>
        public static bool IsMeant(string line) => HasPrefix(line) || line.StartsWith("1$");

        /// <summary>Reads an activation code. The prefix may be absent, letters of it may have either case; further fields are ignored.</summary>
        /// <exception cref="LpaException">The codes from <see cref="LpaError.ActivationCodeEmpty"/> to <see cref="LpaError.ActivationCodeFlag"/>
        /// say which part is wrong.</exception>
        public static ActivationCode Parse(string text)
        {
            if (text != null && text.Length > MaxLength)
            {
                throw new LpaException(LpaError.ActivationCodeFormat);
            }

            text = text == null ? string.Empty : text.Trim();
            if (HasPrefix(text))
            {
                text = text.Substring(Prefix.Length);
            }

            if (text.Length == 0)
            {
                throw new LpaException(LpaError.ActivationCodeEmpty);
            }

            var fields = text.Split('$');
            if (fields[0] != "1" || fields.Length < 2)
            {
                throw new LpaException(LpaError.ActivationCodeFormat);
            }

            return new ActivationCode
            {
                IsGiven = true,
                Smdp = ServerAddress.Parse(fields[1]),
                MatchingId = CheckMatchingId(Field(fields, 2)),
                Oid = CheckOid(Field(fields, 3)),
                ConfirmationCodeRequired = ReadFlag(Field(fields, 4))
            };
        }

        /// <summary>Stands for no activation code: the eUICC's default SM-DP+ is asked what it has for this eUICC (SGP.22 section 3.1.3).</summary>
        public static ActivationCode ForDefaultSmdp() => new ActivationCode { MatchingId = string.Empty };

        /// <summary>Stands for the activation code of what an SM-DS has announced: the event ID is the matching ID (SGP.22 section 3.6.1).</summary>
        /// <exception cref="LpaException"><see cref="LpaError.ServerAddress"/>: the event names no server.</exception>
        public static ActivationCode ForEvent(EventRecord record) =>
            new ActivationCode { Smdp = ServerAddress.ParseOther(record.RspServerAddress), MatchingId = record.EventId };

        private static bool HasPrefix(string text) => text.Length >= Prefix.Length && text.Substring(0, Prefix.Length).ToUpper() == Prefix;

        private static string Field(string[] fields, int index) => index < fields.Length ? fields[index] : string.Empty;

        private static string CheckMatchingId(string text)
        {
            foreach (var c in text.ToCharArray())
            {
                if (c != '-' && (c < '0' || c > '9') && ((c | 0x20) < 'a' || (c | 0x20) > 'z'))
                {
                    throw new LpaException(LpaError.ActivationCodeMatchingId);
                }
            }

            return text;
        }

        private static string CheckOid(string text)
        {
            if (text.Length > 0)
            {
                CertificateOid.Encode(text);
            }

            return text;
        }

        private static bool ReadFlag(string text)
        {
            if (text.Length == 0 || text == "0")
            {
                return false;
            }

            if (text == "1")
            {
                return true;
            }

            throw new LpaException(LpaError.ActivationCodeFlag);
        }
    }
}
