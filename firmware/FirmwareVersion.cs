namespace NanoLpa.Firmware
{
    /// <summary>What this firmware is.</summary>
    public static class FirmwareVersion
    {
        /// <summary>Name and version.</summary>
        public const string Text = "NanoLpa 0.1.0, an eSIM Local Profile Assistant (GSMA SGP.22 v2.2.2)";
    }
}
