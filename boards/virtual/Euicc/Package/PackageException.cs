namespace NanoLpa.Virtual.Euicc.Package;

/// <summary>BppCommandId.</summary>
internal enum BppCommand
{
    InitialiseSecureChannel = 0,
    ConfigureIsdp = 1,
    StoreMetadata = 2,
    ReplaceSessionKeys = 4,
    LoadProfileElements = 5,
}

/// <summary>ErrorReason.</summary>
internal enum BppError
{
    IncorrectInputValues = 1,
    InvalidSignature = 2,
    InvalidTransactionId = 3,
    UnsupportedCrtValues = 4,
    UnsupportedRemoteOperationType = 5,
    UnsupportedProfileClass = 6,
    Scp03tStructure = 7,
    Scp03tSecurity = 8,
    IccidAlreadyExists = 9,
    InsufficientMemory = 10,
    PeProcessing = 12,
    IccidMismatch = 13,
    PprNotAllowed = 15,
}

/// <summary>PEStatus of the SIMalliance profile package format; the values used here.</summary>
internal enum PeStatus
{
    Ok = 0,
    BadValues = 3,
    NotEnoughMemory = 4,
    InvalidRequestFormat = 5,
}

/// <summary>A bound profile package that cannot be installed.</summary>
internal sealed class PackageException(BppError reason, PeStatus status = PeStatus.Ok) : Exception(reason.ToString())
{
    /// <summary>Why.</summary>
    public BppError Reason { get; } = reason;

    /// <summary>What the profile package interpreter says about it; Ok when it was not asked.</summary>
    public PeStatus Status { get; } = status;
}
