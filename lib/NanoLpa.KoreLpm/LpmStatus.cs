namespace NanoLpa.KoreLpm
{
    /// <summary>The status words of the applet.</summary>
    internal static class LpmStatus
    {
        private const int Pol1Forbids = 0x69E1;
        private const int WrongState = 0x6985;
        private const int NotFound = 0x6A82;
        private const int DataNotFound = 0x6A88;

        /// <summary>Throws the error that a status word stands for.</summary>
        public static void Check(int statusWord)
        {
            if (statusWord != 0x9000 && statusWord >> 8 != 0x91)
            {
                throw new LpaException(Error(statusWord)) { StatusWord = statusWord };
            }
        }

        /// <summary>The same for what was thrown by a function of ES10c.</summary>
        public static LpaException Refine(LpaException e) =>
            e.Code == LpaError.CardStatusWord ? new LpaException(Error(e.StatusWord)) { StatusWord = e.StatusWord } : e;

        private static LpaError Error(int statusWord)
        {
            switch (statusWord)
            {
                case Pol1Forbids:
                    return LpaError.PolicyForbids;
                case WrongState:
                    return LpaError.ProfileWrongState;
                case NotFound:
                case DataNotFound:
                    return LpaError.ProfileNotFound;
                default:
                    return LpaError.CardStatusWord;
            }
        }
    }
}
