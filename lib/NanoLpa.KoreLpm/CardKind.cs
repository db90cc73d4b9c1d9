namespace NanoLpa.KoreLpm
{
    /// <summary>What manages the profiles on a card.</summary>
    public enum CardKind
    {
        /// <summary>Neither ISD-R nor LPM applet: no eUICC, or one of another kind.</summary>
        Unknown = 0,

        /// <summary>An ISD-R: a consumer eUICC (SGP.22).</summary>
        Consumer = 1,

        /// <summary>The LPM applet alone: an M2M eUICC (SGP.02) such as OmniSIM.</summary>
        M2mWithLpm = 2,

        /// <summary>Both.</summary>
        ConsumerWithLpm = 3
    }
}
