namespace NanoLpa.KoreLpm
{
    /// <summary>KORE's Local Profile Management applet and its own commands (Local Profile Management Guide, "LPM Command Interface").</summary>
    public sealed class LpmApplet
    {
        /// <summary>AID of the applet.</summary>
        public static readonly byte[] Aid =
        {
            0xA0, 0x00, 0x00, 0x08, 0x15, 0x03, 0x00, 0x40, 0x03, 0x09, 0x02, 0x23, 0x10, 0x03
        };

        private const int InsEnable = 0x01;
        private const int InsGetEid = 0x16;
        private const int InsGetProfiles = 0x18;

        private const int EidTag = 0x4C;
        private const int EidLength = 16;
        private const int ProfileTag = 0xE3;
        private const int MaxProfiles = 64;

        // What the guide's examples ask for; a card with more to say answers 6Cxx or 61xx.
        private const int EidAnswer = 2 + EidLength;
        private const int ProfilesAnswer = 0xFF;

        private static readonly byte[] GetEidCommand = { 0x80, InsGetEid, 0x00, 0x00, EidAnswer };

        private readonly LogicalChannel _channel;
        private readonly ByteBuffer _response = new ByteBuffer(256, 0x2000, LpaError.CardResponse);

        /// <summary>Creates the port to the applet on a card.</summary>
        public LpmApplet(ICard card)
        {
            _channel = new LogicalChannel(card) { Probe = GetEidCommand };
        }

        /// <summary>The last status word of the card; 0 before the first, and when a command got none.</summary>
        public int StatusWord => _channel.StatusWord;

        /// <summary>Opens a logical channel and selects the applet on it.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.CardNoIsdR"/>: the card has no such applet; see <see cref="LogicalChannel.Open"/>.</exception>
        public void Open() => _channel.Open(Aid);

        /// <summary>Closes the channel. After <see cref="Enable"/> this is what makes the card send REFRESH. Never throws: a channel
        /// that stays open is found and closed at the next <see cref="Open"/>.</summary>
        public void Close() => _channel.Close();

        /// <summary>GET EID.</summary>
        /// <returns>32 digits.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.CardStatusWord"/>, <see cref="LpaError.CardData"/>, or what
        /// <see cref="ICard.Transmit"/> throws.</exception>
        public string GetEid()
        {
            var eid = Read(InsGetEid, EidAnswer).Require(EidTag);
            if (eid.Length != EidLength)
            {
                throw eid.Malformed();
            }

            return Hex.ToString(eid.Bytes, eid.Offset, eid.Length);
        }

        /// <summary>GET PROFILES.</summary>
        /// <returns>The profiles with AID, state, fallback attribute and ICCID; maybe none.</returns>
        /// <exception cref="LpaException">As for <see cref="GetEid"/>.</exception>
        public ProfileInfo[] GetProfiles() => ProfileList.Read(Read(InsGetProfiles, ProfilesAnswer), ProfileTag, MaxProfiles);

        /// <summary>ENABLE. The card switches at once; the modem learns of it by the REFRESH that <see cref="Close"/> triggers.</summary>
        /// <param name="aid">AID of the profile's ISD-P, 16 bytes.</param>
        /// <exception cref="LpaException"><see cref="LpaError.PolicyForbids"/>: the enabled profile must not be disabled (POL1);
        /// <see cref="LpaError.ProfileNotFound"/>, <see cref="LpaError.ProfileWrongState"/>: it is enabled already;
        /// <see cref="LpaError.InvalidArgument"/>; or as for <see cref="GetEid"/>.</exception>
        public void Enable(byte[] aid)
        {
            if (aid == null || aid.Length != ProfileIdentifier.AidLength)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            _response.Clear();
            LpmStatus.Check(_channel.Exchange(InsEnable, 0, 0, aid, aid.Length, _response));
        }

        private TlvReader Read(int ins, int expected)
        {
            _response.Clear();
            LpmStatus.Check(_channel.Read(ins, 0, 0, expected, _response));
            return new TlvReader(_response.Bytes, 0, _response.Length, LpaError.CardData);
        }
    }
}
