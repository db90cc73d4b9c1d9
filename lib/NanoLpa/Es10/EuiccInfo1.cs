namespace NanoLpa
{
    /// <summary>EUICCInfo1 (SGP.22 section 5.7.8): what an SM-DP+ needs to know before it has authenticated itself.</summary>
    public sealed class EuiccInfo1
    {
        private EuiccInfo1(byte[] encoded)
        {
            Encoded = encoded;
        }

        /// <summary>The whole data object BF20.</summary>
        public byte[] Encoded { get; }

        /// <summary>The version of SGP.22 that the eUICC keeps to, for example <c>2.2.2</c>.</summary>
        public string Svn { get; private set; }

        /// <summary>Key identifiers of the certificate issuers whose servers the eUICC accepts.</summary>
        public byte[][] VerificationKeyIds { get; private set; }

        /// <summary>Key identifiers of the certificate issuers that vouch for the eUICC.</summary>
        public byte[][] SigningKeyIds { get; private set; }

        /// <summary>Decodes the data object BF20.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.CardData"/>: it is malformed.</exception>
        public static EuiccInfo1 Decode(byte[] encoded)
        {
            var info = new EuiccInfo1(encoded);
            var member = new TlvReader(encoded, 0, encoded.Length, LpaError.CardData).Require(0xBF20).Enter();
            info.Svn = EuiccValues.Version(member.Require(0x82));
            info.VerificationKeyIds = EuiccValues.KeyIds(member.Require(0xA9));
            info.SigningKeyIds = EuiccValues.KeyIds(member.Require(0xAA));
            return info;
        }
    }
}
