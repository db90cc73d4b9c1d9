namespace NanoLpa.KoreLpm
{
    /// <summary>The functions of ES10c that the LPM applet takes in place of an ISD-R (Local Profile Management Guide,
    /// "ES10 LPM Command Interface"). It ignores all others, so there are none here.</summary>
    public sealed class LpmEs10
    {
        /// <summary>The tags that the guide asks for: ICCID, AID, state. Others that a card may know: 90, 91, 92, 95.</summary>
        public static readonly byte[] UsualTags = { 0x5A, 0x4F, 0x9F, 0x70 };

        private const int ProfilesTag = 0xBF2D;
        private const int EnableTag = 0xBF31;
        private const int MaxProfiles = 64;

        private readonly IsdR _port;
        private readonly TlvWriter _request = new TlvWriter(64);

        /// <summary>Creates the port to the applet on a card.</summary>
        public LpmEs10(ICard card)
        {
            // KORE's guide has Le behind some of these commands and none behind others: its own way is without.
            _port = new IsdR(card) { Aid = LpmApplet.Aid, AllowsLe = false };
        }

        /// <summary>Opens a logical channel and selects the applet on it.</summary>
        /// <exception cref="LpaException"><see cref="LpaError.CardNoIsdR"/>: the card has no such applet; see <see cref="LogicalChannel.Open"/>.</exception>
        public void Open() => _port.Open();

        /// <summary>Closes the channel. Never throws.</summary>
        public void Close() => _port.Close();

        /// <summary>ES10c.GetEID (SGP.22 section 5.7.20).</summary>
        /// <returns>32 digits.</returns>
        /// <exception cref="LpaException">As for <see cref="IsdR.Send(TlvWriter, int)"/>.</exception>
        public string GetEid() => NanoLpa.GetEid.Call(_port, _request);

        /// <summary>ES10c.GetProfilesInfo (SGP.22 section 5.7.15).</summary>
        /// <param name="tags">Tags of what is to be told, one behind the other; the card passes over those it does not know. Null: the usual ones.</param>
        /// <returns>The profiles, maybe none.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.EuiccRefused"/>: the detail is the ProfileInfoListError; or as for
        /// <see cref="IsdR.Send(TlvWriter, int)"/>.</exception>
        public ProfileInfo[] GetProfilesInfo(byte[] tags)
        {
            _request.Clear();
            var mark = _request.Begin(ProfilesTag);
            _request.Write(0x5C, tags ?? UsualTags);
            _request.End(mark);
            var answer = _port.Send(_request, ProfilesTag);
            while (answer.Next())
            {
                if (answer.Tag == 0xA0)
                {
                    return ProfileList.Read(answer.Members(), 0xE3, MaxProfiles);
                }

                if (answer.Tag == 0x81)
                {
                    throw new LpaException(LpaError.EuiccRefused, answer.Integer());
                }
            }

            throw answer.Malformed();
        }

        /// <summary>ES10c.EnableProfile (SGP.22 section 5.7.16).</summary>
        /// <param name="identifier">ICCID or AID, as <see cref="ProfileIdentifier.Parse"/> gives them.</param>
        /// <param name="refresh">Whether the card is to make the modem read it anew at once.</param>
        /// <exception cref="LpaException">The error that the status word stands for, as for <see cref="LpmApplet.Enable"/>;
        /// <see cref="LpaError.EuiccRefused"/>: the detail is the result, 127 for any reason.</exception>
        public void EnableProfile(byte[] identifier, bool refresh)
        {
            TlvReader answer;
            try
            {
                answer = _port.Send(EnableRequest(identifier, refresh)).Require(EnableTag);
            }
            catch (LpaException e)
            {
                throw LpmStatus.Refine(e);
            }

            var result = Result(answer);
            if (result != 0)
            {
                throw new LpaException(LpaError.EuiccRefused, result);
            }
        }

        private TlvWriter EnableRequest(byte[] identifier, bool refresh)
        {
            _request.Clear();
            var mark = _request.Begin(EnableTag);
            var choice = _request.Begin(0xA0);
            ProfileIdentifier.Write(_request, identifier);
            _request.End(choice);
            _request.Write(0x81, new[] { (byte)(refresh ? 0xFF : 0x00) });
            _request.End(mark);
            return _request;
        }

        /// <summary>The result: in its tag 80 as SGP.22 has it, or bare behind an empty object as in the guide (<c>BF310000</c>).</summary>
        private static int Result(TlvReader answer)
        {
            if (answer.Length > 0)
            {
                return answer.Members().Require(0x80).Integer();
            }

            return answer.Left == 1 ? answer.Bytes[answer.Offset] : throw answer.Malformed();
        }
    }
}
