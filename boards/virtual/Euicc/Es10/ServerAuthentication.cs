using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Euicc.Es10;

/// <summary>AuthenticateErrorCode.</summary>
internal enum AuthenticateError
{
    InvalidCertificate = 1,
    InvalidSignature = 2,
    UnsupportedCurve = 3,
    NoSessionContext = 4,
    InvalidOid = 5,
    EuiccChallengeMismatch = 6,
    CiPkUnknown = 7,
}

/// <summary>GetEUICCChallenge (SGP.22 section 5.7.7) and AuthenticateServer (5.7.13).</summary>
internal sealed class ServerAuthentication(EuiccState state)
{
    private static readonly string[] s_roles = [RspCertificate.RoleDpAuth, RspCertificate.RoleDsAuth];

    /// <summary>GetEuiccChallengeResponse. A session that was there before is over.</summary>
    public byte[] GetChallenge()
    {
        byte[] challenge = RandomNumberGenerator.GetBytes(16);
        state.Session = new RspSession(challenge);
        return Der.Encode(0xBF2E, Der.Encode(0x80, challenge.AsSpan()));
    }

    /// <summary>AuthenticateServerResponse.</summary>
    public byte[] AuthenticateServer(Tlv request)
    {
        IReadOnlyList<Tlv> fields = request.Children;
        if (fields.Count < 5 || fields[0].Tag != 0x30 || fields[1].Tag != RspSignature.Tag || fields[2].Tag != 0x04
            || fields[3].Tag != 0x30 || fields[4].Tag != 0xA0)
        {
            throw new TlvException("AuthenticateServerRequest");
        }

        Tlv signed = fields[0];
        byte[] transactionId = signed.Require(0x80).ToArray();
        byte[] challenge = signed.Require(0x81).ToArray();
        Tlv serverAddress = signed.Require(0x83);
        Tlv serverChallenge = signed.Require(0x84);
        if (transactionId.Length is 0 or > 16 || serverChallenge.Value.Length != 16)
        {
            throw new TlvException("ServerSigned1");
        }

        AuthenticateError? error = Check(signed, fields[1], fields[2], fields[3], challenge, out X509Certificate2? certificate);
        if (error is not null || certificate is null)
        {
            state.Session = null;
            return Der.Encode(0xBF38, Der.Encode(
                0xA1, Der.Encode(0x80, transactionId.AsSpan()), Der.Integer(0x02, (int)error.GetValueOrDefault())));
        }

        byte[] euiccSigned1 = Der.Encode(
            0x30,
            Der.Encode(0x80, transactionId.AsSpan()),
            serverAddress.Raw.ToArray(),
            serverChallenge.Raw.ToArray(),
            new EuiccInformation(state).GetEuiccInfo2(),
            fields[4].Raw.ToArray());
        byte[] signature = RspSignature.SignTlv(state.Credentials.EuiccKey, euiccSigned1);
        state.Session!.Challenge = null;
        state.Session.Server = new AuthenticatedServer(
            transactionId,
            serverAddress.ToText(),
            RspCertificate.RegisteredOid(certificate)!,
            RspCertificate.AuthorityKeyIdentifier(certificate)!,
            signature);
        return Der.Encode(0xBF38, Der.Encode(
            0xA0,
            euiccSigned1,
            signature,
            state.Credentials.EuiccCertificate.RawData,
            state.Credentials.EumCertificate.RawData));
    }

    private AuthenticateError? Check(
        Tlv signed, Tlv signature, Tlv signingCi, Tlv encodedCertificate, byte[] challenge, out X509Certificate2? certificate)
    {
        certificate = null;
        if (state.Session?.Challenge is not { } expectedChallenge)
        {
            return AuthenticateError.NoSessionContext;
        }

        if (!signingCi.Value.Span.SequenceEqual(state.Credentials.SigningCiKeyId))
        {
            return AuthenticateError.CiPkUnknown;
        }

        switch (ServerCertificates.Check(state, encodedCertificate, s_roles, out certificate))
        {
            case ServerCertificateResult.UnknownCi:
                return AuthenticateError.CiPkUnknown;
            case ServerCertificateResult.Invalid:
                return AuthenticateError.InvalidCertificate;
            case ServerCertificateResult.UnsupportedCurve:
                return AuthenticateError.UnsupportedCurve;
            case ServerCertificateResult.WrongRole:
                return AuthenticateError.InvalidOid;
        }

        if (!ServerCertificates.Signed(certificate!, signed.Raw.Span, signature))
        {
            return AuthenticateError.InvalidSignature;
        }

        return challenge.AsSpan().SequenceEqual(expectedChallenge) ? null : AuthenticateError.EuiccChallengeMismatch;
    }
}
