namespace NanoLpa
{
    /// <summary>What a notification is about: the bits of NotificationEvent, as the eUICC sends them (SGP.22 section 5.7.9).</summary>
    public enum NotificationEvent
    {
        /// <summary>A profile was installed, or its installation failed.</summary>
        Install = 0x80,

        /// <summary>A profile was enabled.</summary>
        Enable = 0x40,

        /// <summary>A profile was disabled.</summary>
        Disable = 0x20,

        /// <summary>A profile was deleted.</summary>
        Delete = 0x10
    }
}
