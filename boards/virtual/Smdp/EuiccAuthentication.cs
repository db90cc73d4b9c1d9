using NanoLpa.Virtual.Rsp;

namespace NanoLpa.Virtual.Smdp;

/// <summary>What AuthenticateClient of ES9+ and of ES11 begins with (SGP.22 sections 5.6.3 and 5.8.2): who the eUICC is.</summary>
internal static class EuiccAuthentication
{
    /// <summary>Checks the eUICC's answer to AuthenticateServer, and puts down in the session who it is.</summary>
    /// <exception cref="Es9Exception">What is wrong with it.</exception>
    public static EuiccProof Check(RspServerState state, Session session, Es9Request request)
    {
        var response = request.Tlv("authenticateServerResponse", 0xBF38);
        if (response.Find(0xA1) is { } error)
        {
            state.Sessions.Close(session.Id);
            throw Es9Exception.EuiccReports("AuthenticateServer", error.Require(0x02).ToInteger());
        }

        var parts = response.Require(0xA0).Children;
        if (parts is not [{ Tag: 0x30 } signed1, { Tag: RspSignature.Tag } signature1, { Tag: 0x30 } euicc, { Tag: 0x30 } eum])
        {
            throw Es9Exception.MalformedRequest("authenticateServerResponse");
        }

        Authenticate(state, session, signed1, signature1, euicc, eum);
        return new EuiccProof(signed1, signature1, signed1.Path(0xA0, 0x80)?.ToText() ?? "");
    }

    private static void Authenticate(
        RspServerState state, Session session, Tlv signed1, Tlv signature1, Tlv euiccCertificate, Tlv eumCertificate)
    {
        var euicc = EuiccChain.Verify(euiccCertificate, eumCertificate, state.Pki, state.Now);
        if (!EuiccChain.HasSigned(euicc, signed1.Raw.Span, signature1.Value.Span))
        {
            throw Es9Exception.EuiccSignature("euiccSignature1");
        }

        if (!signed1.Require(0x80).Value.Span.SequenceEqual(session.TransactionId))
        {
            throw Es9Exception.UnknownTransaction();
        }

        if (!signed1.Require(0x84).Value.Span.SequenceEqual(session.ServerChallenge))
        {
            throw Es9Exception.EuiccSignature("serverChallenge");
        }

        if (signed1.Require(0x83).ToText() != session.Address)
        {
            throw Es9Exception.EuiccSignature("serverAddress");
        }

        session.Euicc = euicc;
        session.Eid = RspCertificate.SubjectSerialNumber(euicc);
    }
}

/// <summary>What the eUICC has signed.</summary>
/// <param name="Signed">euiccSigned1.</param>
/// <param name="Signature">euiccSignature1 with its tag.</param>
/// <param name="MatchingId">What it asks for; empty: whatever there is for it.</param>
internal sealed record EuiccProof(Tlv Signed, Tlv Signature, string MatchingId);
