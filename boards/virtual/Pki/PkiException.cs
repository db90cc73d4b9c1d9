namespace NanoLpa.Virtual.Pki;

/// <summary>What is wrong with a certificate, a key or a directory of them.</summary>
public enum PkiError
{
    /// <summary>The certificate is not there, and its issuer's key is not there to make one.</summary>
    MissingCertificate,

    /// <summary>The certificate is there, its private key is not.</summary>
    MissingKey,

    /// <summary>The private key does not belong to the certificate.</summary>
    KeyMismatch,

    /// <summary>The file holds no certificate or key that can be read.</summary>
    Unreadable,

    /// <summary>The key is not on the curve NIST P-256.</summary>
    UnsupportedCurve,

    /// <summary>The EID is not 32 digits with right check digits.</summary>
    BadEid,
}

/// <summary>A certificate or a key cannot be used.</summary>
public sealed class PkiException(PkiError error, string subject, Exception? inner = null)
    : Exception($"{Describe(error)}: {subject}", inner)
{
    /// <summary>What is wrong.</summary>
    public PkiError Error { get; } = error;

    /// <summary>The role, the file or the value it is about.</summary>
    public string Subject { get; } = subject;

    private static string Describe(PkiError error) => error switch
    {
        PkiError.MissingCertificate => "a certificate is missing",
        PkiError.MissingKey => "the private key of a certificate is missing",
        PkiError.KeyMismatch => "the private key does not belong to the certificate",
        PkiError.Unreadable => "cannot be read, or is not there",
        PkiError.UnsupportedCurve => "the key is not on the curve NIST P-256",
        PkiError.BadEid => "no EID: 32 digits with right check digits",
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    };
}
