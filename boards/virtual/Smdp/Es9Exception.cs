namespace NanoLpa.Virtual.Smdp;

/// <summary>
/// A function fails with a subject code and a reason code (SGP.22 section 5.2.6). One name for each that this server
/// answers, so that the functions read without numbers.
/// </summary>
internal sealed class Es9Exception(string subjectCode, string reasonCode, string message) : Exception(message)
{
    public string SubjectCode { get; } = subjectCode;

    public string ReasonCode { get; } = reasonCode;

    public static Es9Exception BadContentType() => new("1.2.1", "2.1", "Content-Type is not application/json");

    public static Es9Exception BadAdminProtocol() => new("1.2.2", "2.1", "X-Admin-Protocol is not gsma/rsp/v2");

    public static Es9Exception MalformedRequest(string what) => new("1.3.1", "2.1", "Malformed: " + what);

    public static Es9Exception MissingElement(string name) => new("1.3.1", "2.2", "Missing: " + name);

    public static Es9Exception NotEnoughMemory() => new("8.1", "4.8", "The eUICC has not enough memory left");

    public static Es9Exception EuiccReports(string function, long code) =>
        new("8.1", "4.2", $"The eUICC answered {function} with error {code}");

    public static Es9Exception EuiccSignature(string what) => new("8.1", "6.1", "Verification failed: " + what);

    public static Es9Exception EidMismatch() => new("8.1.1", "3.8", "The order is for another EID");

    public static Es9Exception EumCertificate() => new("8.1.2", "6.1", "The EUM certificate is invalid");

    public static Es9Exception EumCertificateExpired() => new("8.1.2", "6.3", "The EUM certificate has expired");

    public static Es9Exception EuiccCertificate() => new("8.1.3", "6.1", "The eUICC certificate is invalid");

    public static Es9Exception EuiccCertificateExpired() => new("8.1.3", "6.3", "The eUICC certificate has expired");

    public static Es9Exception NotReleased() => new("8.2", "1.2", "The profile has not been released");

    public static Es9Exception NoEligibleProfile() => new("8.2.5", "4.3", "No profile that this eUICC can take");

    public static Es9Exception MatchingIdRefused() => new("8.2.6", "3.8", "The matching ID is refused");

    public static Es9Exception ConfirmationCodeMissing() => new("8.2.7", "2.2", "The confirmation code is missing");

    public static Es9Exception ConfirmationCodeRefused() => new("8.2.7", "3.8", "The confirmation code is refused");

    public static Es9Exception ConfirmationCodeRetries() => new("8.2.7", "6.4", "Too many wrong confirmation codes");

    public static Es9Exception SmdpOid() => new("8.8", "3.10", "The SM-DP+ OID is invalid");

    public static Es9Exception ServerAddress(string server) => new(server + ".1", "3.8", "This is another server");

    public static Es9Exception NoCommonCiKey(string server) => new(server + ".2", "3.1", "No CI public key in common");

    public static Es9Exception UnsupportedVersion(string server) => new(server + ".3", "3.1", "The eUICC's SVN is not supported");

    public static Es9Exception NoCertificateForCiKey(string server) => new(server + ".4", "3.7", "No server certificate under the eUICC's CI keys");

    public static Es9Exception OrderExpired() => new("8.8.5", "4.1", "The download order has expired");

    public static Es9Exception DownloadRetries() => new("8.8.5", "6.4", "Too many downloads of this order");

    public static Es9Exception UnknownEvent() => new("8.9.5", "3.9", "No event with this ID for this EID");

    public static Es9Exception UnknownTransaction() => new("8.10.1", "3.9", "The transaction is unknown");

    public static Es9Exception UnknownCi() => new("8.11.1", "3.9", "The CI is unknown");
}
