namespace NanoLpa.Quectel
{
    /// <summary>The words that every modem says (ITU-T V.250 section 5.7, 3GPP TS 27.007 section 9).</summary>
    internal static class AtVocabulary
    {
        private static readonly byte[] OkText = Utf8.ToBytes("OK");
        private static readonly byte[] ErrorText = Utf8.ToBytes("ERROR");
        private static readonly byte[] CmeText = Utf8.ToBytes("+CME ERROR:");
        private static readonly byte[] CmsText = Utf8.ToBytes("+CMS ERROR:");
        private static readonly byte[] EchoText = Utf8.ToBytes("AT");

        // What modems say unasked without a "+" in front, at boot most of all.
        private static readonly byte[][] BareUrcs =
        {
            Utf8.ToBytes("RDY"), Utf8.ToBytes("APP RDY"), Utf8.ToBytes("RING"), Utf8.ToBytes("NORMAL POWER DOWN"),
            Utf8.ToBytes("POWERED DOWN")
        };

        // What a modem says when it has begun anew, or is about to end.
        private static readonly byte[][] Restarts =
        {
            Utf8.ToBytes("RDY"), Utf8.ToBytes("APP RDY"), Utf8.ToBytes("^BOOT"), Utf8.ToBytes("NORMAL POWER DOWN"),
            Utf8.ToBytes("POWERED DOWN")
        };

        /// <summary>Tells what a line is. Some modems send +CME ERROR in spite of AT+CMEE=0, so every form is known always.</summary>
        public static AtLineKind Classify(AtLine line)
        {
            if (line.Left == 2 && line.Skip(OkText))
            {
                return AtLineKind.Ok;
            }

            if ((line.Left == 5 && line.Skip(ErrorText)) || line.Skip(CmeText) || line.Skip(CmsText))
            {
                return AtLineKind.Refused;
            }

            return line.Skip(EchoText) ? AtLineKind.Echo : AtLineKind.Other;
        }

        /// <summary>Tells whether a line can be no bare answer, such as a model name or an IMEI.</summary>
        public static bool IsUrc(AtLine line)
        {
            var known = line.Skip('+');
            foreach (var urc in BareUrcs)
            {
                known = known || (line.Left == urc.Length && line.Skip(urc));
            }

            line.Rewind();
            return known;
        }

        /// <summary>Tells whether the modem says that it has begun anew, or is about to end: whatever it did is lost.</summary>
        public static bool IsRestart(AtLine line)
        {
            var known = false;
            foreach (var restart in Restarts)
            {
                known = known || line.Skip(restart);
            }

            line.Rewind();
            return known;
        }
    }
}
