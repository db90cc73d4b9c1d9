namespace NanoLpa.Virtual.Euicc;

/// <summary>ProfileClass of SGP.22.</summary>
public enum ProfileClass
{
    /// <summary>A test profile.</summary>
    Test = 0,

    /// <summary>A provisioning profile.</summary>
    Provisioning = 1,

    /// <summary>An operator's profile.</summary>
    Operational = 2,
}

/// <summary>NotificationEvent of SGP.22; the values are the numbers of the bits.</summary>
public enum NotificationEvent
{
    /// <summary>A profile was installed, or failed to be.</summary>
    Install = 0,

    /// <summary>A profile was enabled.</summary>
    Enable = 1,

    /// <summary>A profile was disabled.</summary>
    Disable = 2,

    /// <summary>A profile was deleted.</summary>
    Delete = 3,
}

/// <summary>Which events of a profile are told to which address.</summary>
public sealed record NotificationConfiguration(IReadOnlyList<NotificationEvent> Events, string Address);
