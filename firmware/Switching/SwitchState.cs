namespace NanoLpa.Firmware
{
    /// <summary>How far a profile switch has come.</summary>
    public enum SwitchState
    {
        /// <summary>None is under way.</summary>
        None = 0,

        /// <summary>The new profile is, or is about to be, enabled; whether there is service is not known yet.</summary>
        Switching = 1,

        /// <summary>There was no service: the previous one is, or is about to be, enabled again.</summary>
        GoingBack = 2
    }
}
