using NanoLpa.Quectel;

namespace NanoLpa.Firmware
{
    /// <summary>Words for the state of the card.</summary>
    internal static class SimText
    {
        /// <summary>The words for a state.</summary>
        public static string Of(SimState state)
        {
            switch (state)
            {
                case SimState.Ready:
                    return "ready";
                case SimState.PinRequired:
                    return "asks for a PIN";
                case SimState.NoProfile:
                    return "eUICC without an enabled profile";
                case SimState.Absent:
                    return "none";
                case SimState.Busy:
                    return "starting";
                default:
                    return "unknown";
            }
        }
    }
}
