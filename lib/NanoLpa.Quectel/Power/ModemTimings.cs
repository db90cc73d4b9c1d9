namespace NanoLpa.Quectel
{
    /// <summary>How long the keys of a module are pressed, and how long it then takes; all in milliseconds.</summary>
    /// <remarks>
    /// Where the numbers come from:
    /// <list type="bullet">
    /// <item>BG95: hardware design V1.5: VBAT stable for 30 ms before PWRKEY; on by 500 to 1000 ms, off by 650 to 1500 ms.
    /// 800 ms is what boards with it use. RDY comes within some 2 s, boards give it 8 s: it gets 15 s.</item>
    /// <item>EC600U: release notes of the EC200U, its sister: 2000 ms after VBAT, then 2000 ms. At most 30 switchings a
    /// day, for the life of its flash.</item>
    /// <item>EC200A: no figure at hand; its kin ask for a least length, not for a greatest, so it gets the EC200U's.</item>
    /// <item>RESET, and how long EC modules take to answer: no figure at hand; long ones.</item>
    /// </list>
    /// A board that knows better makes its own.
    /// </remarks>
    public sealed class ModemTimings
    {
        /// <summary>Sets the timings.</summary>
        /// <param name="powerStable">See <see cref="PowerStable"/>.</param>
        /// <param name="onPulse">See <see cref="OnPulse"/>.</param>
        /// <param name="resetPulse">See <see cref="ResetPulse"/>.</param>
        /// <param name="answer">See <see cref="Answer"/>.</param>
        public ModemTimings(int powerStable, int onPulse, int resetPulse, int answer)
        {
            PowerStable = powerStable;
            OnPulse = onPulse;
            ResetPulse = resetPulse;
            Answer = answer;
        }

        /// <summary>From power at VBAT to the press of PWRKEY.</summary>
        public int PowerStable { get; }

        /// <summary>PWRKEY low to switch on.</summary>
        public int OnPulse { get; }

        /// <summary>RESET low to restart.</summary>
        public int ResetPulse { get; }

        /// <summary>From the end of the pulse until AT must be answered.</summary>
        public int Answer { get; }

        /// <summary>The timings of a module; for one that is not known, those of the BG95.</summary>
        public static ModemTimings Of(ModemModule module)
        {
            switch (module)
            {
                case ModemModule.EC200A:
                case ModemModule.EC600U:
                    return new ModemTimings(2000, 2000, 1000, 20000);
                default:
                    return new ModemTimings(30, 800, 3000, 15000);
            }
        }
    }
}
