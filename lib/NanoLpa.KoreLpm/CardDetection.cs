namespace NanoLpa.KoreLpm
{
    /// <summary>Finds out what kind of card there is.</summary>
    public static class CardDetection
    {
        private const int ProfileCodeStart = 10;
        private const int ProfileCodeDigits = 3;

        /// <summary>Tries to select ISD-R and LPM applet, each on a channel that is closed again.</summary>
        /// <param name="card">The card, which nothing else uses meanwhile.</param>
        /// <param name="isdrAid">AID of the ISD-R; null: the standard one.</param>
        /// <exception cref="LpaException">See <see cref="LogicalChannel.Open"/>, save for a missing application.</exception>
        public static CardKind Detect(ICard card, byte[] isdrAid)
        {
            var hasIsdR = Has(new LogicalChannel(card), isdrAid ?? IsdR.StandardAid);
            var hasLpm = Has(new LogicalChannel(card), LpmApplet.Aid);
            return hasLpm
                ? hasIsdR ? CardKind.ConsumerWithLpm : CardKind.M2mWithLpm
                : hasIsdR ? CardKind.Consumer : CardKind.Unknown;
        }

        /// <summary>The profile code in an EID, by which KORE tells its cards apart: digits 11 to 13.</summary>
        /// <param name="eid">The EID, 32 digits.</param>
        /// <returns>Three digits.</returns>
        /// <exception cref="LpaException"><see cref="LpaError.InvalidArgument"/>: no EID.</exception>
        public static string ProfileCode(string eid)
        {
            if (eid == null || eid.Length != 32)
            {
                throw new LpaException(LpaError.InvalidArgument);
            }

            return eid.Substring(ProfileCodeStart, ProfileCodeDigits);
        }

        private static bool Has(LogicalChannel channel, byte[] aid)
        {
            try
            {
                channel.Open(aid);
                return true;
            }
            catch (LpaException e)
            {
                e.RethrowUnless(LpaError.CardNoIsdR);
                return false;
            }
            finally
            {
                channel.Close();
            }
        }
    }
}
